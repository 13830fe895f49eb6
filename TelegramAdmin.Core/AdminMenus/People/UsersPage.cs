using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.AdminMenus.Screens;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Credits.Reading;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Users;

namespace TelegramAdmin.Core.AdminMenus.People;

/// <summary>/users: everybody, whoever was here last first; or whom some words mean.</summary>
internal sealed class UsersPage(IDatabase database, PersonReader people) : IMenuPage
{
    private const int Size = 8;

    public string Name => "users";

    public async Task<MenuScreen> ShowAsync(MenuVisit visit)
    {
        var words = visit.Route.Rest(1);
        await using var db = database.Read(visit.Workspace);
        var users = db.BotUsers.AsQueryable();
        if (words.Length > 0)
        {
            var found = await people.FindAsync(visit.Workspace, words);
            users = users.Where(u => found.Contains(u.TelegramUserId));
        }
        var count = await users.Select(u => u.TelegramUserId).Distinct().CountAsync();
        var paging = MenuPaging.Of(visit.Route.Number(0), count, Size);
        var rows = await LinesAsync(db, users, paging.Skip, visit);
        var title = words.Length == 0 ? MenuText.Count(count, "person", "people") : $"{MenuText.Count(count, "person", "people")} for “{MenuText.Name(words)}”";
        var html = $"<b>Users</b> · {title}\n\n{(rows.Count == 0 ? Empty(words) : string.Join('\n', rows.Select(r => r.Html)))}";
        return new MenuScreen(html,
        [
            .. MenuScreen.Grid(rows.Select(r => r.Button), 2),
            paging.Row(page => words.Length == 0 ? MenuRoute.Page(Name, page) : MenuRoute.Page(Name, page, words)),
            [MenuScreen.Button("🔍 Find somebody", MenuRoute.Input("finduser")), .. words.Length == 0 ? Array.Empty<BotButton>() : [MenuScreen.Button("Everybody", MenuRoute.Page(Name))]],
        ], MenuRoute.Home, "/users");
    }

    private async Task<List<(string Html, BotButton Button)>> LinesAsync(AppDbContext db, IQueryable<BotUser> users, int skip, MenuVisit visit)
    {
        var page = await users.GroupBy(u => u.TelegramUserId).Select(g => new { Id = g.Key, SeenAt = g.Max(u => u.LastSeenAt) })
            .OrderByDescending(u => u.SeenAt).ThenBy(u => u.Id).Skip(skip).Take(Size).ToListAsync();
        var ids = page.Select(p => p.Id).ToList();
        var names = await people.ReadAsync(visit.Workspace, ids);
        var balances = await db.CreditAccounts.Where(a => ids.Contains(a.TelegramUserId)).ToDictionaryAsync(a => a.TelegramUserId, a => a.Balance);
        return [.. page.Select(p => (Html(names.Of(p.Id), balances.GetValueOrDefault(p.Id), MenuText.Ago(p.SeenAt, visit.Now)), MenuScreen.Button(MenuText.Short(names.Of(p.Id).Name, 24), MenuRoute.Page("person", p.Id))))];
    }

    private static string Html(Person person, long balance, string seen) =>
        $"<b>{MenuText.Name(person.Name)}</b>{(person.Username is null ? "" : $" @{MenuText.Name(person.Username)}")} · {MenuText.Count(balance, "credit", "credits")} · {seen}";

    private static string Empty(string words) => words.Length == 0 ? "Nobody has started one of your bots yet." : "Nobody has such a name, username or Telegram id.";
}

/// <summary>The next words are a name, a username or a Telegram id.</summary>
internal sealed class FindUserInput : IMenuInput
{
    public string Name => "finduser";

    public Task<MenuQuestion> AskAsync(MenuVisit visit) =>
        Task.FromResult(new MenuQuestion("Whom do you look for? Write a part of the name, a username or a Telegram id.", null, MenuRoute.Page("users")));

    public Task<MenuOutcome> TakeAsync(MenuVisit visit, MenuWords words)
    {
        var fitting = MenuRoute.Fit(words.Text);
        return Task.FromResult(MenuOutcome.Done($"Looked for “{MenuText.Name(fitting)}”.", MenuRoute.Page("users", 1, fitting)));
    }
}
