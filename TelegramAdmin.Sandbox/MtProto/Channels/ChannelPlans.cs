using System.Globalization;

namespace TelegramAdmin.Sandbox.MtProto.Channels;

/// <summary>Plans of the channels there are: plain ones for tests, and the two of the demo.</summary>
internal static class ChannelPlans
{
    private const long Day = 86_400;
    private const int DemoDays = 190;
    private const int FewestADay = 4;
    private const int DaysAtMost = 365;

    public static ChannelPlan Plain(ChannelWorld world, string username, string title, int posts, long members, int? postsADay, bool grows, bool isRestless, long seed)
    {
        var perDay = postsADay ?? Math.Max(FewestADay, posts / DaysAtMost + 1);
        var days = (posts + perDay - 1) / perDay;
        var id = world.NextId;
        var schedule = new PostSchedule(seed * 1_000_003 + id, Midnight(world.Now) - days * Day, perDay, null);
        return new ChannelPlan(id, title, username, $"{title}, a channel of the sandbox", InviteOf(id), schedule, posts, grows, isRestless, HasComments: true, members, members / 400, ["en", "es", "ru", "pt"], [], null);
    }

    /// <summary>A school's own channel, and the one that it looks at over the fence. They forward from and mention each other.</summary>
    public static void AddDemo(ChannelWorld world)
    {
        var now = world.Now;
        var start = Midnight(now) - DemoDays * Day;
        world.Add(new ChannelPlan(
            world.NextId, "Polyglot Daily", "polyglot_daily", "A word, a phrase and a song every day.", InviteOf(2), new PostSchedule(77, start, 5, now + 150), 0, Grows: true, IsRestless: true,
            HasComments: false, Members: 24_300, MembersADay: 61, ["en", "en", "es", "ru"], ["lumen_languages"], null));
        world.Add(new ChannelPlan(
            world.NextId, "Lumen Languages", "lumen_languages", "News, exercises and free lessons of the Lumen school.", InviteOf(1), new PostSchedule(42, start, 3, now), 0, Grows: true, IsRestless: true,
            HasComments: true, Members: 8_400, MembersADay: 23, ["en", "en", "en", "es", "ru", "pt"], ["polyglot_daily"], "lumen_demo_bot"));
    }

    private static long Midnight(long now) => now - now % Day;

    private static string InviteOf(long number) => string.Create(CultureInfo.InvariantCulture, $"Sandbox{number:D9}");
}
