namespace TelegramAdmin.Core.Channels.Collecting.Running;

/// <summary>What a channel needs next; null where nothing is due any more.</summary>
internal sealed class ChooseStep(FindStep find, AboutStep about, NewestStep newest, RecountStep recount, HistoryStep history, StepDesk desk)
{
    public async Task<IStep?> NextAsync(TrackedChannel channel, bool mustFind, CancellationToken cancellation)
    {
        var now = desk.Now;
        if (mustFind)
            return find;
        if (channel.NewestMessageId is null || channel.CatchUpBelow is not null || IsDue(channel.NextLookAt, now))
            return newest;
        if (IsDue(channel.NextMembersAt, now))
            return about;
        if (await recount.IsDueAsync(channel, cancellation))
            return recount;
        return channel.HistoryDoneAt is null ? history : null;
    }

    // A time far ahead was written by a clock that has gone back since.
    private static bool IsDue(DateTimeOffset? at, DateTimeOffset now) => at is not { } due || due <= now || due > now + TimeSpan.FromHours(7);
}
