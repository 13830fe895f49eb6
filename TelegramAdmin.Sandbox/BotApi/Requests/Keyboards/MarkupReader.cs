using System.Text;
using System.Text.Json;
using TelegramAdmin.Sandbox.BotApi.Requests.Bodies;
using TelegramAdmin.Sandbox.State.Chats;

namespace TelegramAdmin.Sandbox.BotApi.Requests.Keyboards;

/// <summary>The reply_markup of a call: an inline keyboard stays with the message, anything else changes the chat's keyboard.</summary>
internal sealed record ReplyMarkup(string? Inline, string? Chat)
{
    public static ReplyMarkup None { get; } = new(null, null);
}

/// <summary>Reads and checks reply_markup.</summary>
internal static class MarkupReader
{
    private const int LongestMarkup = 10_000;
    private static readonly string[] ChatMarkups = ["keyboard", "remove_keyboard", "force_reply"];

    public static ReplyMarkup Read(Parameters args)
    {
        if (args.Json("reply_markup", "reply keyboard markup") is not { } markup) return ReplyMarkup.None;
        if (markup.ValueKind != JsonValueKind.Object) throw ApiException.BadRequest("object expected as reply markup");
        if (markup.TryGetProperty("inline_keyboard", out var rows)) return new ReplyMarkup(InlineKeyboard(rows), null);
        if (markup.TryGetProperty("keyboard", out var keyboard)) KeyboardCheck.Check(keyboard);
        return Array.Exists(ChatMarkups, name => markup.TryGetProperty(name, out _))
            ? new ReplyMarkup(null, markup.GetRawText())
            : ReplyMarkup.None;
    }

    /// <summary>Edits take an inline keyboard or nothing.</summary>
    public static string? ReadInline(Parameters args)
    {
        var markup = Read(args);
        return markup.Chat is null ? markup.Inline : throw ApiException.BadRequest("inline keyboard expected");
    }

    /// <summary>An empty keyboard is none.</summary>
    private static string? InlineKeyboard(JsonElement rows)
    {
        var parts = new List<string>();
        foreach (var row in Rows(rows))
        {
            foreach (var button in row.EnumerateArray()) InlineButtonCheck.Check(button);
            if (row.GetArrayLength() > 0) parts.Add(row.GetRawText());
        }

        if (parts.Count == 0) return null;
        var markup = $$"""{"inline_keyboard":[{{string.Join(',', parts)}}]}""";
        return Encoding.UTF8.GetByteCount(markup) <= LongestMarkup ? markup : throw ApiException.BadRequest("reply markup is too long");
    }

    private static IEnumerable<JsonElement> Rows(JsonElement rows)
    {
        if (rows.ValueKind != JsonValueKind.Array || rows.EnumerateArray().Any(row => row.ValueKind != JsonValueKind.Array))
            throw ApiException.BadRequest("field \"inline_keyboard\" must be an Array of Arrays");
        return rows.EnumerateArray();
    }
}
