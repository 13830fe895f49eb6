using System.Diagnostics;
using System.Globalization;
using TelegramAdmin.Auth;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Search;
using TelegramAdmin.Features.Search.Commands;

namespace TelegramAdmin.Features.Search.Palette;

/// <summary>Finds a few of everything for what was typed: people, conversations and messages, payments, the rest, then pages, settings and acts.</summary>
public sealed class PaletteFinder(SearchReader index, CommandFinder commands, Places places, Localizer words)
{
    private const int MostOfKind = 4;
    private const int Looked = 12;
    private const int LongestSnippet = 90;
    private const string HelpAt = "/help/search#commands";

    private static readonly SearchKind[] Others =
    [
        SearchKind.Broadcast, SearchKind.Gift, SearchKind.Product, SearchKind.QuickReply, SearchKind.Rule, SearchKind.Question, SearchKind.Segment, SearchKind.Channel, SearchKind.Post,
        SearchKind.ProgramMessage, SearchKind.Bot, SearchKind.Webhook,
    ];

    internal PaletteAnswer Start(Staff staff) => new([new PaletteGroup(words["Go to"], [.. places.Usual(staff).Select(Item)])], []);

    internal async Task<PaletteAnswer> FindAsync(string text, Staff staff, CancellationToken cancellation)
    {
        var began = Stopwatch.GetTimestamp();
        var query = new SearchQuery(text) { Kinds = HitWords.For(staff), AdminId = staff.AdminId, Size = MostOfKind };
        var said = await commands.FindAsync(text, staff, cancellation);
        var groups = new List<PaletteGroup> { new(words["Do"], Acts(text, said, staff)) };
        groups.Add(await GroupAsync("People", query, [SearchKind.Person], staff, cancellation));
        groups.Add(await GroupAsync("Conversations and messages", query, [SearchKind.Conversation, SearchKind.Message, SearchKind.Note], staff, cancellation));
        groups.Add(await GroupAsync("Payments", query, [SearchKind.Payment], staff, cancellation));
        groups.Add(await GroupAsync("More", query, Others, staff, cancellation));
        groups.Add(new(words["Pages and settings"], [.. places.Find(text, staff, MostOfKind).Select(Item)]));
        groups.Add(await GroupAsync("Audit log", query, [SearchKind.AuditEntry], staff, cancellation));
        groups.Add(new(words["Commands"], said.Hint is { } hint ? [new PaletteItem("hint", "help", hint, words["What can be said"], HelpAt)] : []));
        var counts = await index.CountAsync(staff.Workspace, query, cancellation);
        return new PaletteAnswer([.. groups.Where(g => g.Items.Count > 0)], SearchTerms.Marks(text), counts.Values.Sum(), counts.Values.Any(c => c > SearchReader.MostCounted), Stopwatch.GetElapsedTime(began));
    }

    private PaletteItem[] Acts(string text, CommandAnswer said, Staff staff) =>
        CommandText.Read(text) is { Verb: CommandVerb.NewBroadcast } && staff.MayManage
            ? [new PaletteItem("act-new", "campaign", words["Write a new broadcast"], null, "/broadcast/new")]
            : [.. said.Acts.Select((a, i) => new PaletteItem($"act-{i}", a.Icon, a.Title, a.Detail, null, a))];

    private async Task<PaletteGroup> GroupAsync(string title, SearchQuery query, SearchKind[] kinds, Staff staff, CancellationToken cancellation)
    {
        var of = query with { Kinds = [.. kinds.Where(query.Kinds.Contains)], Size = kinds is [SearchKind.Person] ? Looked : MostOfKind };
        var hits = (await index.ReadAsync(staff.Workspace, of, cancellation)).Hits;
        if (kinds is [SearchKind.Person]) // A name that begins so before one that holds it somewhere.
            hits = [.. hits.OrderBy(h => h.Title.StartsWith(query.Text.Trim(), StringComparison.CurrentCultureIgnoreCase) ? 0 : 1).Take(MostOfKind)];
        return new PaletteGroup(words[title], [.. hits.Select(h => Item(h, query.Text))]);
    }

    private PaletteItem Item(FoundDocument hit, string text) => new(
        string.Create(CultureInfo.InvariantCulture, $"hit-{hit.Id}"), HitWords.Icon(hit.Kind), hit.Kind == SearchKind.AuditEntry ? words[hit.Title] : hit.Title, Detail(hit, text), HitWords.Href(hit),
        Person: hit.Kind == SearchKind.Person ? hit.PersonId?.ToString(CultureInfo.InvariantCulture) : null);

    private string? Detail(FoundDocument hit, string text)
    {
        var says = string.Concat(Snippet.Of(hit.Text, SearchTerms.Marks(text), LongestSnippet).Select(p => p.Text));
        var state = hit.State is { } one && hit.Kind is not SearchKind.Message ? words[HitWords.State(one)] : null;
        return (hit.Kind == SearchKind.Message ? $"“{says}”" : says, state) switch
        {
            ("", null) => null,
            ("", _) => state,
            (var said, null) => said,
            var (said, _) => $"{said} · {state}",
        };
    }

    private PaletteItem Item(Place place) => new($"place-{place.Href}-{place.Title}", place.Icon, place.Category is null ? words[place.Title] : $"{words[place.Category]}, {words[place.Title]}",
        place.IsSetting ? words[place.Words] : null, place.Href);
}
