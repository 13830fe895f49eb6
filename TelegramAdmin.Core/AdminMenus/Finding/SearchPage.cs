using System.Text;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.AdminMenus.Screens;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Search;

namespace TelegramAdmin.Core.AdminMenus.Finding;

/// <summary>What some words mean, over the same index as the browser, of every kind that its reader may open.</summary>
internal sealed class SearchPage(SearchReader index) : IMenuPage
{
    private const int LongestSnippet = 60;

    public string Name => "search";

    public async Task<MenuScreen> ShowAsync(MenuVisit visit)
    {
        IReadOnlyList<BotButton> ask = [MenuScreen.Button("🔍 Search for something", MenuRoute.Input("search"))];
        var words = visit.Route.Rest(0);
        if (words.Length == 0)
            return new MenuScreen("<b>Search</b>\n\nPeople, conversations and quick replies, by a name, a username, a Telegram id or a shortcut; messages, payments and everything else by their words.", [ask], MenuRoute.Home, "/search");
        var html = new StringBuilder($"<b>Search</b> · “{MenuText.Name(words)}”");
        var rows = new List<IReadOnlyList<BotButton>>();
        foreach (var kind in FoundKind.All.Where(k => visit.May(AdminRole.Admin) || !FoundAt.IsForManagers(k.Kind)))
        {
            var hits = (await index.ReadAsync(visit.Workspace, new SearchQuery(words) { Kinds = [kind.Kind], AdminId = visit.AdminId, Size = kind.Most })).Hits;
            if (hits.Count == 0)
                continue;
            html.Append("\n\n").Append(Part(kind, [.. hits.Select(h => Line(h, words, visit.Now))]));
            rows.AddRange(MenuScreen.Grid(hits.DistinctBy(h => kind.RouteTo(h).Data).Select(h => MenuScreen.Button($"{kind.Mark} {MenuText.Short(h.Title, 22)}", kind.RouteTo(h))), 2));
        }
        if (rows.Count == 0)
            html.Append("\n\nNothing was found. Write fewer words, or the beginning of one.");
        return new MenuScreen(html.ToString(), [.. rows, ask], MenuRoute.Home, $"/search?q={Uri.EscapeDataString(words)}");
    }

    private static string Line(FoundDocument hit, string words, DateTimeOffset now) => hit.Kind switch
    {
        SearchKind.Person => MenuText.Name(hit.Title) + (hit.Text.Length == 0 ? "" : $" {MenuText.Name(hit.Text)}"),
        SearchKind.Conversation => $"{MenuText.Name(hit.Title)}, {MenuText.Name(hit.State)}",
        SearchKind.Message or SearchKind.Note or SearchKind.Post or SearchKind.ProgramMessage or SearchKind.AuditEntry => $"{MenuText.Name(hit.Title)}: “{MenuText.Line(Around(hit, words), LongestSnippet + 2)}”, {MenuText.Ago(hit.At, now)}",
        SearchKind.QuickReply or SearchKind.Segment => MenuText.Name(hit.Title),
        _ => string.Join(", ", new[] { hit.Title, hit.State, MenuText.Ago(hit.At, now) }.Where(t => !string.IsNullOrEmpty(t)).Select(MenuText.Name)),
    };

    private static string Around(FoundDocument hit, string words) => string.Concat(Snippet.Of(hit.Text, SearchTerms.Marks(words), LongestSnippet).Select(p => p.Text));

    private static string Part(FoundKind kind, IReadOnlyList<string> lines) => $"<b>{kind.Title}</b>{(lines.Count == kind.Most ? $", the newest {kind.Most}" : "")}\n{string.Join('\n', lines)}";
}

/// <summary>The next words are looked for.</summary>
internal sealed class SearchInput : IMenuInput
{
    public string Name => "search";

    public Task<MenuQuestion> AskAsync(MenuVisit visit) => Task.FromResult(new MenuQuestion("What do you look for?", null, MenuRoute.Page("search")));

    public Task<MenuOutcome> TakeAsync(MenuVisit visit, MenuWords words) => Task.FromResult(MenuOutcome.Onwards(MenuRoute.Page("search", MenuRoute.Fit(words.Text))));
}
