using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using TelegramAdmin.Auth;
using TelegramAdmin.Core.Campaigns.Broadcasts;
using TelegramAdmin.Core.Campaigns.Broadcasts.Reading;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Exports;
using TelegramAdmin.Features.Broadcasts.Watching;

namespace TelegramAdmin.Features.Broadcasts;

/// <summary>What became of each person of a broadcast.</summary>
internal sealed class RecipientExport(BroadcastReader broadcasts, RecipientReader recipients) : ITableExport
{
    public const string Table = "recipients";

    private static readonly string[] Columns =
        ["telegram_user_id", "name", "username", "bot_id", "variant", "state", "reason", "error_code", "attempts", "sent_at", "telegram_message_id", "pressed_at", "opted_out_at", "after", "after_reason"];

    public string Name => Table;

    public string Policy => Policies.Operator;

    public async Task<ExportTable?> OpenAsync(WorkspaceId workspace, IQueryCollection query, CancellationToken cancellation) =>
        long.TryParse(query["id"], NumberStyles.None, CultureInfo.InvariantCulture, out var id) && await broadcasts.FindAsync(workspace, id, cancellation) is not null
            ? new ExportTable(Columns, null, RowsAsync(workspace, id, query["state"], cancellation))
            : null;

    private async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(WorkspaceId workspace, long id, string? state, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var row in recipients.AllAsync(workspace, id, Outcome.StateOf(state), state == Outcome.Pressed, cancellation))
        {
            var r = row.Recipient;
            yield return [r.TelegramUserId, row.Name, row.Username, r.BotId?.Value, r.Variant, Word(r.State.ToString()), r.Error, r.ErrorCode, r.Attempts, r.SentAt, r.TelegramMessageId, r.PressedAt, r.OptedOutAt,
                r.After == AfterState.None ? null : Word(r.After.ToString()), r.AfterError];
        }
    }

    private static string Word(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
}
