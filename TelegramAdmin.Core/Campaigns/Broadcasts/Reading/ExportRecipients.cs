using System.Globalization;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns.Broadcasts.Reading;

/// <summary>What became of each person, as a CSV file (RFC 4180) that is written while it is read.</summary>
public sealed class ExportRecipients(RecipientReader recipients)
{
    private const string Header = "telegram_user_id,name,username,bot_id,variant,state,reason,error_code,attempts,sent_at,telegram_message_id,pressed_at,opted_out_at,after,after_reason";

    // What begins so is a formula to a spreadsheet (OWASP, CSV injection).
    private static readonly char[] Formulas = ['=', '+', '-', '@', '\t', '\r'];

    public async Task RunAsync(WorkspaceId workspace, long broadcastId, RecipientState? state, bool onlyPressed, TextWriter to, CancellationToken cancellation = default)
    {
        await to.WriteAsync(Header + "\r\n");
        await foreach (var row in recipients.AllAsync(workspace, broadcastId, state, onlyPressed, cancellation))
            await to.WriteAsync(LineOf(row) + "\r\n");
        await to.FlushAsync(cancellation);
    }

    private static string LineOf(RecipientRow row)
    {
        var r = row.Recipient;
        return string.Join(',', Number(r.TelegramUserId), Text(row.Name), Text(row.Username), Number(r.BotId?.Value), Text(r.Variant), Text(Word(r.State.ToString())), Text(r.Error),
            Number(r.ErrorCode), Number(r.Attempts), Time(r.SentAt), Number(r.TelegramMessageId), Time(r.PressedAt), Time(r.OptedOutAt),
            Text(r.After == AfterState.None ? null : Word(r.After.ToString())), Text(r.AfterError));
    }

    private static string Word(string name) => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(name);

    private static string Number(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Time(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "";

    private static string Text(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        var safe = Formulas.Contains(text[0]) ? $"'{text}" : text;
        return safe.AsSpan().ContainsAny(",\"\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
