namespace TelegramAdmin.Sandbox.MtProto.Channels;

/// <summary>How many people follow a channel, and what they do with a post as it gets older.</summary>
internal static class Audience
{
    private const double Hour = 3_600;
    private const double Day = 86_400;

    private static readonly IReadOnlyList<string> Emoji = ["👍", "❤", "🔥", "🎉", "🤔", "😁", "👏"];

    public static long MembersAt(ScriptedChannel channel, long now) => channel.MembersSet ?? Drift(channel.Plan, now);

    public static SandboxCounters CountersOf(ScriptedChannel channel, PostSeed post, long now)
    {
        var dice = new Dice(channel.Plan.Seed, post.Number < 0 ? 1_000_000_000L + post.Id : post.Number);
        var views = Views(Drift(channel.Plan, post.At), dice, Math.Max(0, now - post.At));
        var forwards = (int)(views * (0.002 + 0.02 * dice.Share(21) * dice.Share(22)));
        int? comments = channel.Plan.HasComments ? (int)(views * (0.001 + 0.004 * dice.Share(23))) : null;
        return new SandboxCounters(views, forwards, Reactions(dice, views), comments);
    }

    // Most come in the first hours, the rest over days: two saturating curves, never down.
    private static int Views(long members, Dice dice, double age)
    {
        var reach = members * (0.18 + 0.45 * dice.Share(11)) * (dice.Chance(12, 0.02) ? 3 : 1);
        return (int)(reach * (0.72 * (1 - Math.Exp(-age / (5 * Hour))) + 0.28 * (1 - Math.Exp(-age / (60 * Hour)))));
    }

    private static Dictionary<string, int> Reactions(Dice dice, int views)
    {
        var left = (int)(views * (0.01 + 0.05 * dice.Share(31)));
        var kinds = new Dictionary<string, int>();
        for (var i = 0; left > 0 && i < 4; i++)
        {
            var count = i == 3 ? left : (int)Math.Ceiling(left * 0.6);
            var emoji = Emoji[(dice.Below(32, Emoji.Count) + i) % Emoji.Count];
            kinds[emoji] = count;
            left -= count;
        }

        return kinds;
    }

    // Growth, waves of weeks, and a little noise from hour to hour.
    private static long Drift(ChannelPlan plan, long now)
    {
        var days = Math.Max(0, now - plan.Schedule.Start) / Day;
        var wave = 1 + 0.015 * Math.Sin(days / 5 + plan.Seed % 7) + 0.006 * Math.Sin(days * 1.7);
        var noise = new Dice(plan.Seed, now / 3_600).Below(41, 7) - 3;
        return Math.Max(0, (long)((plan.Members + plan.MembersADay * days) * wave) + (plan.Members > 100 ? noise : 0));
    }
}
