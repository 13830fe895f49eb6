using System.Globalization;
using System.Text.Json;
using TelegramAdmin.Sandbox.BotApi.Requests.Bodies;

namespace TelegramAdmin.Sandbox.BotApi.Documentation;

/// <summary>Holds a call against the documentation: required parameters, types, and parameters that do not exist.</summary>
internal static class ParameterCheck
{
    /// <summary>Where Telegram has words of its own for a missing parameter, the method says them.</summary>
    private static readonly HashSet<string> SaidByMethod =
    [
        "url", "text", "media", "options", "latitude", "longitude", "action", "commands", "message_ids", "message_id", "file_id",
        "callback_query_id", "inline_query_id", "user_id",
    ];

    private static readonly HashSet<string> Empty = ["chat_id", "from_chat_id"];

    public static void Check(ApiCall call)
    {
        if (!ApiDocumentation.Current.Methods.TryGetValue(call.Method, out var fields)) return;
        foreach (var field in fields.Values)
        {
            if (field.IsRequired) CheckPresent(call.Args, field);
        }

        foreach (var (name, value) in call.Args.Values)
        {
            if (!fields.TryGetValue(name, out var field)) Report(call, name);
            else if (value.Length > 0 && !field.IsText) CheckType(field, value);
        }
    }

    private static void CheckPresent(Parameters args, DocumentedField field)
    {
        if (args.Text(field.Name) is not null || field.IsFile || SaidByMethod.Contains(field.Name)) return;
        throw ApiException.BadRequest(Empty.Contains(field.Name)
            ? $"{field.Name} is empty"
            : $"parameter \"{field.Name}\" is required");
    }

    /// <summary>Telegram ignores what it does not know, so a misspelt parameter is only counted.</summary>
    private static void Report(ApiCall call, string name)
    {
        if (name is "method" || call.Args.Text("media")?.Contains($"attach://{name}", StringComparison.Ordinal) == true) return;
        call.World.Counters.Violated($"{call.Method} has no parameter {name}");
    }

    private static void CheckType(DocumentedField field, string value)
    {
        switch (field.Types[0])
        {
            case "Integer" when !long.TryParse(value, CultureInfo.InvariantCulture, out _):
            case "Float" when !double.TryParse(value, CultureInfo.InvariantCulture, out _):
            case "Boolean" when !IsBoolean(value):
                throw ApiException.BadRequest($"parameter \"{field.Name}\" must be of type {field.Types[0]}");
            case "Integer" or "Float" or "Boolean":
                return;
            default:
                CheckObject(field, value);
                return;
        }
    }

    /// <summary>Syntax errors are left to the method, which knows Telegram's words for them.</summary>
    private static void CheckObject(DocumentedField field, string value)
    {
        JsonElement json;
        try
        {
            json = JsonElement.Parse(value);
        }
        catch (JsonException)
        {
            return;
        }

        if (ObjectCheck.Fault(field.Types, json) is { } fault) throw ApiException.BadRequest($"can't parse {field.Name}: {fault}");
    }

    private static bool IsBoolean(string value) => value.ToUpperInvariant() is "TRUE" or "FALSE" or "0" or "1" or "YES" or "NO";
}
