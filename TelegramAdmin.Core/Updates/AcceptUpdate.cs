using System.Diagnostics;
using System.Text;
using TelegramAdmin.Core.BotApi;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Telemetry;

namespace TelegramAdmin.Core.Updates;

/// <summary>Takes one update from the webhook or the poller; when it returns, the update is on disk.</summary>
public sealed class AcceptUpdate(IDatabase database, AppendUpdates append, TimeProvider time)
{
    /// <summary>The largest update we take; Telegram's own are far smaller.</summary>
    public const int LargestUpdate = 1024 * 1024;

    /// <exception cref="StorageUnavailableException">Nothing was kept; Telegram shall deliver it again.</exception>
    public async Task<UpdateAcceptance> RunAsync(ActiveBot bot, ReadOnlyMemory<byte> json)
    {
        if (!UpdateEnvelope.TryRead(json.Span, out var envelope))
            return UpdateAcceptance.NotAnUpdate;
        using var span = EngineTraces.Start("update receive", ActivityKind.Consumer);
        span?.SetTag(SpanTags.Bot, bot.Id.Value).SetTag(SpanTags.UpdateKind, envelope.Kind);
        var arrived = new ArrivedUpdate(bot.WorkspaceId, bot.Id, envelope, Encoding.UTF8.GetString(json.Span), time.GetUtcNow()) { Trace = EngineTraces.Here };
        var isNew = await database.AppendAsync(append, arrived);
        span?.SetTag(SpanTags.Inbox, arrived.StoredAs).SetTag(SpanTags.Outcome, isNew ? "stored" : "duplicate");
        return isNew ? UpdateAcceptance.Stored : UpdateAcceptance.Duplicate;
    }
}

public enum UpdateAcceptance
{
    Stored,

    /// <summary>It was here before; nothing happens a second time.</summary>
    Duplicate,

    /// <summary>Not JSON, not an object, or without update_id and a kind.</summary>
    NotAnUpdate,
}
