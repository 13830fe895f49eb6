using TelegramAdmin.Core.BotApi;
using TelegramAdmin.Core.BotApi.Types;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace TelegramAdmin.Core.Bots;

/// <summary>The webhook doctor: asks Telegram how it sees the bot and lists what it found, worst first.</summary>
public sealed class DiagnoseBot(IBotApi api, IDatabase database, BotDirectory directory, EngineOptions options, TimeProvider time)
{
    public async Task<BotDiagnosis?> RunAsync(WorkspaceId workspace, BotId id, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        var row = await db.Bots.FirstOrDefaultAsync(b => b.Id == id && b.State != BotState.Removed, cancellation);
        if (row is null)
            return null;
        var now = time.GetUtcNow();
        if (await directory.FindAsync(id) is not { } bot)
            return new BotDiagnosis(now, null, [BotFinding.TokenUnreadable], BotCure.ReplaceToken);
        var started = time.GetTimestamp();
        var answer = await api.GetWebhookInfoAsync(bot.Token, cancellation);
        return answer.Result is { } info
            ? Read(row, info, time.GetElapsedTime(started), now)
            : new BotDiagnosis(now, null, [Unanswered(answer.Reply)], answer.Reply is BotApiReply.Refused { Code: 401 or 404 } ? BotCure.ReplaceToken : BotCure.None);
    }

    private BotDiagnosis Read(Bot row, WebhookInfo info, TimeSpan took, DateTimeOffset now)
    {
        List<BotFinding> findings =
        [
            .. Receiving(row, info),
            .. BotFinding.Waiting(row, info),
            .. BotFinding.LastError(info, now),
            BotFinding.TokenWorks(took),
        ];
        var cure = row.State == BotState.Off ? BotCure.Start
            : findings.Any(f => f.Kind == FindingKind.ForeignWebhook) ? BotCure.TakeOverWebhook
            : findings.Any(f => f.Kind == FindingKind.PolledElsewhere) ? (options.PublicUrl is null ? BotCure.TryAgain : BotCure.SwitchToWebhook)
            : findings.Any(f => f.Severity == FindingSeverity.Bad) ? (Mode(row) == ReceiveMode.Webhook ? BotCure.SetWebhookAgain : BotCure.TryAgain)
            : BotCure.None;
        return new BotDiagnosis(now, info, [.. findings.OrderBy(f => f.Severity)], cure);
    }

    private IEnumerable<BotFinding> Receiving(Bot row, WebhookInfo info)
    {
        var ours = options.WebhookUrl(row.Id)?.AbsoluteUri;
        if (row.State == BotState.Off)
            yield return BotFinding.Stopped;
        else if (info.Url.Length > 0 && info.Url != ours)
            yield return BotFinding.ForeignWebhook(info.Url, ours);
        else if (Mode(row) == ReceiveMode.Webhook && info.Url.Length == 0)
            yield return BotFinding.NoWebhook;
        else if (row.Trouble == BotTrouble.PolledElsewhere)
            yield return BotFinding.PolledElsewhere(row.TroubleDetail ?? "");
        else if (Mode(row) == ReceiveMode.Webhook)
            yield return BotFinding.WebhookIsOurs(info);
        else
            yield return BotFinding.Polling;
    }

    private ReceiveMode Mode(Bot row) => options.PublicUrl is null ? ReceiveMode.Polling : row.Mode;

    private static BotFinding Unanswered(BotApiReply reply) => reply switch
    {
        BotApiReply.Refused { Code: 401 or 404 } => BotFinding.TokenRefused,
        BotApiReply.Refused refused => BotFinding.Unreachable($"Telegram answered {refused.Code}: {refused.Description}."),
        BotApiReply.Lost lost => BotFinding.Unreachable(lost.Reason),
        _ => BotFinding.Unreachable("The answer could not be read."),
    };
}
