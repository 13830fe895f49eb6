using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.AdminMenus.Screens;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.AdminMenus.Inbox;

/// <summary>/conversations: who waits for the team, who wrote, what is mine.</summary>
internal sealed class InboxPage(IDatabase database) : IMenuPage
{
    private const int Size = 6;

    private static readonly (string Key, string Words)[] Views = [("w", "Waiting"), ("u", "Unread"), ("m", "Mine"), ("o", "All open")];

    public string Name => "inbox";

    public async Task<MenuScreen> ShowAsync(MenuVisit visit)
    {
        var view = Array.Find(Views, v => v.Key == visit.Route.Word(0)) is { Key: not null } found ? found : Views[0];
        await using var db = database.Read(visit.Workspace);
        var query = Of(db, view.Key, visit.AdminId);
        var paging = MenuPaging.Of(visit.Route.Number(1), await query.CountAsync(), Size);
        var rows = await Ordered(query, view.Key).Skip(paging.Skip).Take(Size).ToListAsync();
        var html = $"<b>Conversations</b> · {view.Words.ToLowerInvariant()}\n\n{(rows.Count == 0 ? Empty(view.Key, visit) : string.Join("\n\n", rows.Select(r => Line(r, visit.Now))))}";
        return new MenuScreen(html,
        [
            .. MenuScreen.Grid(Views.Select(v => MenuScreen.Button(v.Key == view.Key ? $"· {v.Words} ·" : v.Words, MenuRoute.Page(Name, v.Key))), 2),
            .. MenuScreen.Grid(rows.Select(r => MenuScreen.Button(ButtonWords(r), MenuRoute.Page("talk", r.Id))), 2),
            paging.Row(page => MenuRoute.Page(Name, view.Key, page)),
        ], MenuRoute.Home, "/conversations");
    }

    private static IQueryable<Conversation> Of(AppDbContext db, string view, long? adminId)
    {
        var open = db.Conversations.Where(c => c.State == ConversationState.Open);
        return view switch
        {
            "w" => open.Where(c => c.WaitingSince != null),
            "u" => open.Where(c => c.UnreadCount > 0),
            "m" => open.Where(c => adminId != null && c.AssigneeId == adminId),
            _ => open,
        };
    }

    // Who waits longest comes first; else who wrote last.
    private static IOrderedQueryable<Conversation> Ordered(IQueryable<Conversation> query, string view) => view == "w"
        ? query.OrderBy(c => c.WaitingSince).ThenBy(c => c.Id)
        : query.OrderByDescending(c => c.LastMessageAt).ThenByDescending(c => c.Id);

    private static string Empty(string view, MenuVisit visit) => view switch
    {
        "w" => "Nobody waits for an answer.",
        "u" => "Everything is read.",
        "m" when visit.AdminId is null => "The configuration names you, and conversations are assigned to people with an account. Link yours on your account page.",
        "m" => "Nothing is assigned to you.",
        _ => "No conversation is open.",
    };

    private static string Line(Conversation row, DateTimeOffset now)
    {
        var unread = row.UnreadCount > 0 ? $" · {MenuText.Count(row.UnreadCount)} new" : "";
        var priority = row.Priority switch { ConversationPriority.High => "🔺 ", ConversationPriority.Low => "🔻 ", _ => "" };
        return $"{priority}<b>{MenuText.Name(row.Title)}</b>{unread} · {MenuText.Ago(row.WaitingSince ?? row.LastMessageAt, now)}\n{MenuText.Line(MessageWords.Of(row.PreviewKind, row.Preview), 80)}";
    }

    private static string ButtonWords(Conversation row) =>
        MenuText.Short(row.Title, 24) + (row.UnreadCount > 0 ? string.Create(CultureInfo.CurrentCulture, $" ({row.UnreadCount:N0})") : "");
}
