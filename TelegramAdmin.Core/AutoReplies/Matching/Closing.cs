using TelegramAdmin.Core.Conversations.Timing;

namespace TelegramAdmin.Core.AutoReplies.Matching;

/// <summary>The time for which the team is away, known by its end.</summary>
internal static class Closing
{
    /// <returns>Null while the team is there. The same moment for the whole of one closing.</returns>
    public static DateTimeOffset? EndAt(InboxHours hours, DateTimeOffset at)
    {
        var clock = new OfficeClock(hours);
        if (clock.IsOpen(at))
            return null;
        var end = clock.NextOpening(at);
        return end > at ? end : DateTimeOffset.UnixEpoch; // No opening is in sight.
    }
}
