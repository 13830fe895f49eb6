using TelegramAdmin.Core.AdminMenus.Screens;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Conversations.Reading;
using TelegramAdmin.Core.Credits.Reading;
using TelegramAdmin.Core.QuickReplies;
using TelegramAdmin.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace TelegramAdmin.Core.AdminMenus.Finding;

/// <summary>People, conversations and quick replies that some words mean.</summary>
internal sealed class SearchPage(IDatabase database, PersonReader people, ConversationList conversations) : IMenuPage
{
    private const int Most = 5;

    public string Name => "search";

    public async Task<MenuScreen> ShowAsync(MenuVisit visit)
    {
        IReadOnlyList<BotButton> ask = [MenuScreen.Button("🔍 Search for something", MenuRoute.Input("search"))];
        var words = visit.Route.Rest(0);
        if (words.Length == 0)
            return new MenuScreen("<b>Search</b>\n\nPeople, conversations and quick replies, by a name, a username, a Telegram id or a shortcut.", [ask], MenuRoute.Home, "/search");
        var found = await PeopleAsync(visit.Workspace, words);
        var talks = (await conversations.ReadAsync(visit.Workspace, new ConversationFilter(Search: words) { WithQuiet = true, Size = Most })).Rows;
        var replies = await RepliesAsync(visit, words);
        var html = $"""
            <b>Search</b> · “{MenuText.Name(words)}”

            {Part("People", [.. found.Select(p => MenuText.Name(p.Name) + (p.Username is null ? "" : $" @{MenuText.Name(p.Username)}"))])}

            {Part("Conversations", [.. talks.Select(t => $"{MenuText.Name(t.Title)}, {t.State.ToString().ToLowerInvariant()}, {MenuText.Ago(t.LastMessageAt, visit.Now)}")])}

            {Part("Quick replies", [.. replies.Select(r => $"/{MenuText.Name(r.Shortcut)} {MenuText.Name(r.Title)}")])}
            """;
        return new MenuScreen(html,
        [
            .. MenuScreen.Grid(found.Select(p => MenuScreen.Button($"👤 {MenuText.Short(p.Name, 22)}", MenuRoute.Page("person", p.TelegramUserId))), 2),
            .. MenuScreen.Grid(talks.Select(t => MenuScreen.Button($"💬 {MenuText.Short(t.Title, 22)}", MenuRoute.Page("talk", t.Id))), 2),
            .. MenuScreen.Grid(replies.Select(r => MenuScreen.Button($"⚡ /{r.Shortcut}", MenuRoute.Page("reply", r.Id))), 2),
            ask,
        ], MenuRoute.Home, "/search");
    }

    private async Task<IReadOnlyList<Person>> PeopleAsync(WorkspaceId workspace, string words)
    {
        var ids = (await people.FindAsync(workspace, words)).Take(Most).ToList();
        var known = await people.ReadAsync(workspace, ids);
        return [.. ids.Where(known.ContainsKey).Select(id => known[id])]; // A number that nobody has is no person.
    }

    private async Task<List<QuickReply>> RepliesAsync(MenuVisit visit, string words)
    {
        await using var db = database.Read(visit.Workspace);
        return await RepliesPage.Of(db, visit.AdminId, words).OrderByDescending(r => r.Uses).ThenBy(r => r.Id).Take(Most).ToListAsync();
    }

    private static string Part(string title, IReadOnlyList<string> lines) =>
        lines.Count == 0 ? $"{title}: none" : $"<b>{title}</b>{(lines.Count == Most ? $", the first {Most}" : "")}\n{string.Join('\n', lines)}";
}

/// <summary>The next words are looked for.</summary>
internal sealed class SearchInput : IMenuInput
{
    public string Name => "search";

    public Task<MenuQuestion> AskAsync(MenuVisit visit) => Task.FromResult(new MenuQuestion("What do you look for?", null, MenuRoute.Page("search")));

    public Task<MenuOutcome> TakeAsync(MenuVisit visit, MenuWords words) => Task.FromResult(MenuOutcome.Onwards(MenuRoute.Page("search", MenuRoute.Fit(words.Text))));
}
