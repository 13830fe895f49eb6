using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.AdminMenus.Screens;
using TelegramAdmin.Core.Analytics;
using TelegramAdmin.Core.Conversations;

namespace TelegramAdmin.Core.AdminMenus.Home;

/// <summary>/admin: how things stand in three lines, and the twelve categories.</summary>
internal sealed class HomePage(LiveStatus status) : IMenuPage
{
    private static readonly (string Words, string Page, AdminRole Needs)[] Categories =
    [
        ("💬 Conversations", "inbox", AdminRole.Viewer), ("📊 Dashboard", "dash", AdminRole.Viewer),
        ("📈 Analytics", "numbers", AdminRole.Viewer), ("👥 Users", "users", AdminRole.Viewer),
        ("🏷 Products", "products", AdminRole.Viewer), ("💳 Billing", "billing", AdminRole.Viewer),
        ("📣 Broadcast", "cast", AdminRole.Viewer), ("🎁 Mass Gift", "gifts", AdminRole.Viewer),
        ("⚙️ Settings", "settings", AdminRole.Admin), ("🩺 System", "system", AdminRole.Viewer),
        ("⚡ Quick Replies", "replies", AdminRole.Viewer), ("🔍 Search", "search", AdminRole.Viewer),
    ];

    public string Name => "home";

    public async Task<MenuScreen> ShowAsync(MenuVisit visit)
    {
        var now = await status.ReadAsync(visit.Workspace);
        var html = $"""
            <b>Control centre</b>
            {MenuText.Name(visit.Actor.Name)}, {visit.Role}

            {Waiting(now)}
            {now.BotsUp} of {MenuText.Count(now.Bots.Count, "bot", "bots")} up · {MenuText.Count(now.Queued)} in the queue
            """;
        return new MenuScreen(html, [.. MenuScreen.Grid(Categories.Where(c => visit.May(c.Needs)).Select(c => ButtonOf(c.Words, c.Page, now)), 2)], null, "/dashboard");
    }

    private static BotButton ButtonOf(string words, string page, StatusNow now) =>
        MenuScreen.Button(page == "inbox" && now.UnreadConversations > 0 ? $"{words} ({MenuText.Count(now.UnreadConversations)})" : words, MenuRoute.Page(page));

    private static string Waiting(StatusNow now) => now.UnreadConversations == 0
        ? "No conversation is unread."
        : $"{MenuText.Count(now.UnreadConversations, "conversation is", "conversations are")} unread"
          + (now.Waiting.Count == 0 ? "." : $", {MenuText.Count(now.Waiting.Count)} for more than {LiveStatus.LongWait.TotalMinutes:0} minutes.");
}
