namespace TelegramAdmin.Core.Campaigns.Broadcasts.Reading;

/// <summary>How many recipients are in which state, as the rows say it at this moment.</summary>
public sealed record BroadcastCounts(long Waiting, long Queued, long Sent, long Failed, long Unknown, long Skipped, long HeldOut)
{
    public static BroadcastCounts None { get; } = new(0, 0, 0, 0, 0, 0, 0);

    public long All => Waiting + Queued + Sent + Failed + Unknown + Skipped + HeldOut;

    /// <summary>Who gets, or got, or was to get it.</summary>
    public long ToSend => Waiting + Queued + Sent + Failed + Unknown;

    /// <summary>Of those, who have an outcome.</summary>
    public long Done => Sent + Failed + Unknown;

    internal static BroadcastCounts Of(IEnumerable<(RecipientState State, long Count)> states)
    {
        var by = states.ToDictionary(s => s.State, s => s.Count);
        return new BroadcastCounts(Of(RecipientState.Waiting), Of(RecipientState.Queued), Of(RecipientState.Sent), Of(RecipientState.Failed), Of(RecipientState.Unknown), Of(RecipientState.Skipped), Of(RecipientState.HeldOut));

        long Of(RecipientState state) => by.GetValueOrDefault(state);
    }
}

/// <summary>How far an edit or a deletion everywhere got.</summary>
public sealed record ChangeCounts(long EditWaiting, long Edited, long EditFailed, long DeleteWaiting, long Deleted, long DeleteFailed);

/// <summary>A broadcast in the list.</summary>
/// <param name="Pressed">People who pressed a button of it.</param>
public sealed record BroadcastRow(Broadcast Broadcast, BroadcastCounts Counts, long Pressed);

/// <summary>What became of one person.</summary>
/// <param name="Name">As the bot knows them, else null.</param>
/// <param name="Username">Without the @.</param>
public sealed record RecipientRow(Recipient Recipient, string? Name, string? Username);

/// <summary>Messages that were sent from a moment on, until the next one begins.</summary>
public readonly record struct SentSpan(DateTimeOffset From, TimeSpan Span, long Sent);
