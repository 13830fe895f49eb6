using System.Text;
using TelegramAdmin.Core.AdminMenus.Screens;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Search;

namespace TelegramAdmin.Core.AdminMenus.Finding;

/// <summary>What some words mean, over the same index as the browser: people, conversations, what was said in them, payments, broadcasts and quick replies.</summary>
internal sealed class SearchPage(SearchReader index) : IMenuPage
{
    private const int Most = 5;
    private const int LongestSnippet = 60;

    private static readonly (SearchKind Kind, string Title, string Mark, string Page)[] Parts =
    [
        (SearchKind.Person, "People", "👤", "person"), (SearchKind.Conversation, "Conversations", "💬", "talk"), (SearchKind.Message, "Messages", "✉️", "talk"),
        (SearchKind.Payment, "Payments", "💳", "payment"), (SearchKind.Broadcast, "Broadcasts", "📣", "castone"), (SearchKind.QuickReply, "Quick replies", "⚡", "reply"),
    ];

    public string Name => "search";

    public async Task<MenuScreen> ShowAsync(MenuVisit visit)
    {
        IReadOnlyList<BotButton> ask = [MenuScreen.Button("🔍 Search for something", MenuRoute.Input("search"))];
        var words = visit.Route.Rest(0);
        if (words.Length == 0)
            return new MenuScreen("<b>Search</b>\n\nPeople, conversations and quick replies, by a name, a username, a Telegram id or a shortcut; messages and payments by their words.", [ask], MenuRoute.Home, "/search");
        var html = new StringBuilder($"<b>Search</b> · “{MenuText.Name(words)}”");
        var rows = new List<IReadOnlyList<BotButton>>();
        foreach (var (kind, title, mark, page) in Parts)
        {
            var hits = (await index.ReadAsync(visit.Workspace, new SearchQuery(words) { Kinds = [kind], AdminId = visit.AdminId, Size = Most })).Hits;
            html.Append("\n\n").Append(Part(title, [.. hits.Select(h => Line(h, words, visit.Now))]));
            rows.AddRange(MenuScreen.Grid(hits.DistinctBy(TargetOf).Select(h => MenuScreen.Button($"{mark} {MenuText.Short(h.Title, 22)}", MenuRoute.Page(page, TargetOf(h)))), 2));
        }
        return new MenuScreen(html.ToString(), [.. rows, ask], MenuRoute.Home, $"/search?q={Uri.EscapeDataString(words)}");
    }

    private static long TargetOf(FoundDocument hit) => hit.Kind == SearchKind.Message ? hit.ParentId ?? 0 : hit.SourceId;

    private static string Line(FoundDocument hit, string words, DateTimeOffset now) => hit.Kind switch
    {
        SearchKind.Person => MenuText.Name(hit.Title) + (hit.Text.Length == 0 ? "" : $" {MenuText.Name(hit.Text)}"),
        SearchKind.Conversation => $"{MenuText.Name(hit.Title)}, {MenuText.Name(hit.State)}",
        SearchKind.Message => $"{MenuText.Name(hit.Title)}: “{MenuText.Line(string.Concat(Snippet.Of(hit.Text, SearchTerms.Marks(words), LongestSnippet).Select(p => p.Text)), LongestSnippet + 2)}”, {MenuText.Ago(hit.At, now)}",
        SearchKind.QuickReply => MenuText.Name(hit.Title),
        _ => $"{MenuText.Name(hit.Title)}, {MenuText.Name(hit.State)}, {MenuText.Ago(hit.At, now)}",
    };

    private static string Part(string title, IReadOnlyList<string> lines) =>
        lines.Count == 0 ? $"{title}: none" : $"<b>{title}</b>{(lines.Count == Most ? $", the newest {Most}" : "")}\n{string.Join('\n', lines)}";
}

/// <summary>The next words are looked for.</summary>
internal sealed class SearchInput : IMenuInput
{
    public string Name => "search";

    public Task<MenuQuestion> AskAsync(MenuVisit visit) => Task.FromResult(new MenuQuestion("What do you look for?", null, MenuRoute.Page("search")));

    public Task<MenuOutcome> TakeAsync(MenuVisit visit, MenuWords words) => Task.FromResult(MenuOutcome.Onwards(MenuRoute.Page("search", MenuRoute.Fit(words.Text))));
}
