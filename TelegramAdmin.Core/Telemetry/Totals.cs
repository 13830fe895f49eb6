using System.Diagnostics.Metrics;

namespace TelegramAdmin.Core.Telemetry;

/// <summary>What is counted since the start and kept in no sample.</summary>
public enum Total
{
    /// <summary>Tries of messages that are made again.</summary>
    MessagesRetried,

    /// <summary>Messages of which nobody knows whether they arrived.</summary>
    MessagesUnknown,

    /// <summary>Updates that no handler could finish.</summary>
    UpdatesGivenUp,

    /// <summary>Events that arrived at a webhook of ours.</summary>
    WebhooksDelivered,

    /// <summary>Tries of webhooks that failed.</summary>
    WebhookTriesFailed,

    /// <summary>Pauses that Telegram asked of a whole bot.</summary>
    BotPauses,
}

/// <summary>Counts them, for /metrics and for whoever listens to the meter "TelegramAdmin".</summary>
public sealed class Totals : IDisposable
{
    private readonly Meter _meter = new(EngineMeters.Name);
    private readonly Dictionary<Total, (Counter<long> Instrument, Tally Tally)> _counted = [];

    public Totals()
    {
        foreach (var what in Enum.GetValues<Total>())
            _counted[what] = (_meter.CreateCounter<long>($"telegramadmin.{NameOf(what)}"), new Tally());
    }

    public void Add(Total what, long by = 1)
    {
        if (by == 0)
            return;
        _counted[what].Instrument.Add(by);
        _counted[what].Tally.Add(by);
    }

    public long Read(Total what) => _counted[what].Tally.Read();

    public static string NameOf(Total what) => what switch
    {
        Total.MessagesRetried => "messages_retried",
        Total.MessagesUnknown => "messages_unknown",
        Total.UpdatesGivenUp => "updates_given_up",
        Total.WebhooksDelivered => "webhooks_delivered",
        Total.WebhookTriesFailed => "webhook_tries_failed",
        _ => "bot_pauses",
    };

    public void Dispose() => _meter.Dispose();
}
