using System.Diagnostics;
using TelegramAdmin.Core.BotApi;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Updates;

/// <summary>An update that Telegram handed over and that is not durable yet.</summary>
public sealed record ArrivedUpdate(WorkspaceId WorkspaceId, BotId BotId, UpdateEnvelope Envelope, string Payload, DateTimeOffset ReceivedAt)
{
    /// <summary>Its row in the log, once it has one.</summary>
    internal long StoredAs { get; set; }

    /// <summary>The trace in which it arrived.</summary>
    internal ActivityContext Trace { get; init; }

    internal WaitingUpdate ToWaiting() => new(StoredAs, WorkspaceId, BotId, Envelope.ChatId, Envelope.Kind, Payload, ReceivedAt);
}
