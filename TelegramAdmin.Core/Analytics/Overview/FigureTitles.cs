namespace TelegramAdmin.Core.Analytics.Overview;

/// <summary>What each figure is called, and how it is counted.</summary>
public static class FigureTitles
{
    private static readonly HashSet<string> LessIsBetter = ["first", "lost", "errors", "failed"];

    private static readonly Dictionary<string, (string Title, string Meaning)> All = new()
    {
        ["active"] = ("Active people", "Different people who wrote to a bot; several days are days of UTC"),
        ["new"] = ("New people", "People who met a bot for the first time"),
        ["started"] = ("Started", "People who pressed Start for the first time"),
        ["in"] = ("Messages in", "Messages that people sent to the bots"),
        ["people"] = ("All people", "Everybody whom the bots know"),
        ["reachable"] = ("Reachable", "People whom a bot can write to now"),
        ["opened"] = ("Opened", "Conversations that began or began again"),
        ["closed"] = ("Closed", "Conversations that were closed"),
        ["first"] = ("First response", "Half of the first answers took no longer, within business hours"),
        ["in-time"] = ("In time", "The share of promised answers that came in time"),
        ["waiting"] = ("Waiting now", "Open conversations whose last word is the person's"),
        ["revenue"] = ("Revenue", "What came in by card, when it was paid, before refunds and fees"),
        ["stars"] = ("Stars", "Telegram Stars that came in, when they were paid"),
        ["payments"] = ("Payments", "Payments that came in, in every currency"),
        ["paying"] = ("Paying people", "Different people who paid"),
        ["failed"] = ("Failed payments", "Payments that were declined or given up, by when they began"),
        ["credits"] = ("Credits used", "Credits that messages cost"),
        ["out"] = ("Messages out", "Messages that Telegram took from the bots"),
        ["delivery"] = ("Delivery", "The share of messages that Telegram took"),
        ["lost"] = ("Failed", "Messages that ended as failed"),
        ["errors"] = ("Errors", "Failed messages, refusals and updates that were given up"),
        ["queue"] = ("In the queue", "Messages that still have to leave"),
        ["bots"] = ("Bots up", "Bots that receive and send"),
        ["members"] = ("Members", "Of all followed channels, as last counted"),
        ["views"] = ("Views", "Views that posts gained, whenever they were posted"),
        ["posts"] = ("Posts", "Posts of the followed channels"),
        ["channels"] = ("Channels", "Channels that are followed"),
        ["live"] = ("Live", "Channels whose history is here and whose news come as they happen"),
        ["alerts"] = ("Alerts", "Alerts that nobody has seen yet"),
    };

    private static readonly Dictionary<OverviewTheme, string[]> Themes = new()
    {
        [OverviewTheme.People] = ["active", "new", "started", "in", "people", "reachable"],
        [OverviewTheme.Conversations] = ["opened", "closed", "first", "in-time", "waiting"],
        [OverviewTheme.Money] = ["revenue", "stars", "payments", "paying", "failed", "credits"],
        [OverviewTheme.Delivery] = ["out", "delivery", "lost", "errors", "queue", "bots"],
        [OverviewTheme.Channels] = ["members", "views", "posts", "channels", "live", "alerts"],
    };

    public static bool Has(string? key) => key is not null && All.ContainsKey(key);

    /// <summary>The theme that tells of it.</summary>
    public static OverviewTheme Theme(string key) => Themes.First(t => t.Value.Contains(key)).Key;

    public static string Title(string key) => All[key].Title;

    public static string Meaning(string key) => All[key].Meaning;

    public static bool IsMoreBetter(string key) => !LessIsBetter.Contains(key);
}
