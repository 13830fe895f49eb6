using TelegramAdmin.Core.Channels.Revenue;

namespace TelegramAdmin.Core.Channels.Alerts;

/// <summary>One channel's week. What was not counted is null, never 0.</summary>
/// <param name="Members">At the end of the week.</param>
/// <param name="MembersBefore">At its beginning.</param>
/// <param name="Posts">Posts of the week that still stand; the channel's own notes are none.</param>
/// <param name="ViewsPerPost">Views until now of the week's posts, on average.</param>
/// <param name="ViewsPerPostBefore">The same of the week before.</param>
public sealed record ChannelWeek(
    TrackedChannel Channel, long? Members, long? MembersBefore, int Posts, int PostsBefore, double? ViewsPerPost, double? ViewsPerPostBefore, long Reactions, long Forwards, int Deleted, TopPost? Top, PostOutcome Outcome)
{
    public long? MembersMoved => Members - MembersBefore;
}

/// <summary>The post of a week with the most views.</summary>
public sealed record TopPost(long MessageId, long Views, string Excerpt);
