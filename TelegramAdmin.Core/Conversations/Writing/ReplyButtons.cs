using System.Globalization;
using System.Text.Json.Nodes;
using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Core.Conversations.Writing;

/// <summary>The buttons that operators set under a message, as Telegram's inline keyboard. One without a link tells the team that it was pressed.</summary>
public static class ReplyButtons
{
    /// <summary>The first word of what such a button sends back: <c>op:message:button</c>.</summary>
    public const string Route = "op";

    private const int MostButtons = 24;
    private const int LongestText = 64;

    public static Failure? Check(IReadOnlyList<IReadOnlyList<OperatorButton>> rows)
    {
        var all = rows.SelectMany(row => row).ToList();
        if (all.Count > MostButtons)
            return ConversationErrors.TooManyButtons(MostButtons);
        return all.Select(Check).FirstOrDefault(wrong => wrong is not null);
    }

    internal static JsonObject? Keyboard(IReadOnlyList<IReadOnlyList<OperatorButton>> rows, long messageId)
    {
        var number = 0;
        var lines = rows.Where(row => row.Count > 0).Select(row => (JsonNode)new JsonArray([.. row.Select(button => (JsonNode)Button(button, messageId, number++))])).ToArray();
        return lines.Length == 0 ? null : new JsonObject { ["inline_keyboard"] = new JsonArray(lines) };
    }

    private static JsonObject Button(OperatorButton button, long messageId, int number) => button.Url is { } url
        ? new JsonObject { ["text"] = button.Text, ["url"] = url }
        : new JsonObject { ["text"] = button.Text, ["callback_data"] = string.Create(CultureInfo.InvariantCulture, $"{Route}:{messageId}:{number}") };

    private static Failure? Check(OperatorButton button) =>
        button.Text.Trim().Length is 0 or > LongestText ? ConversationErrors.ButtonText(LongestText)
        : button.Url is { } url && !(Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" or "tg") ? ConversationErrors.ButtonUrl(button.Text)
        : null;
}
