using TelegramAdmin.Auth;
using TelegramAdmin.Components.Layout;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Search;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Features.Search;

/// <summary>Pages and settings: what is found without an index, because every installation has the same.</summary>
public sealed class Places(SettingsRegistry settings)
{
    private readonly IReadOnlyList<Place> _all = [.. Pages(), .. Settings(settings)];

    /// <summary>Those that the words mean and the role may open; whose title begins with them first.</summary>
    internal IReadOnlyList<Place> Find(string text, Staff staff, int most)
    {
        var terms = SearchTerms.Read(text);
        return terms.Count == 0 ? [] : [.. _all.Where(p => p.OpensFor(staff) && terms.All(t => t.Any(p.Says)))
            .OrderBy(p => p.Title.StartsWith(text.Trim(), StringComparison.OrdinalIgnoreCase) ? 0 : p.IsSetting ? 2 : 1).Take(most)];
    }

    /// <summary>Where to go when nothing is typed.</summary>
    internal IReadOnlyList<Place> Usual(Staff staff) => [.. _all.Where(p => !p.IsSetting && p.Category is null && staff.Role >= p.Needs)];

    private static IEnumerable<Place> Pages() =>
        NavItems.All.Select(i => new Place(i.Title, null, i.Href, i.Icon, i.IsForManagers ? AdminRole.Admin : AdminRole.Viewer, i.ShortName))
            .Concat(SubPages.All.Select(p => new Place(p.Title, p.Category, p.Href, p.Icon ?? "arrow_forward", RoleOf(p.Policy), p.Words ?? "") { IsServerWide = p.IsServerWide }));

    private static IEnumerable<Place> Settings(SettingsRegistry settings) =>
        from theirs in settings.Groups
        from setting in theirs.Settings
        select new Place(setting.Title, "Settings", theirs.Page, "tune", AdminRole.Admin, setting.Meaning) { IsSetting = true };

    private static AdminRole RoleOf(string? policy) => Enum.TryParse<AdminRole>(policy, out var role) ? role : AdminRole.Viewer;
}

/// <param name="Category">What it belongs to; null for the categories themselves.</param>
/// <param name="Words">What else finds it.</param>
internal sealed record Place(string Title, string? Category, string Href, string Icon, AdminRole Needs, string Words)
{
    private readonly IReadOnlyList<string> _words = SearchWords.Of($"{Title} {Category} {Words}");

    public bool IsSetting { get; init; }

    public bool IsServerWide { get; init; }

    public bool OpensFor(Staff staff) => staff.Role >= Needs && (staff.IsAtHome || !IsServerWide);

    public bool Says(WordRun run)
    {
        for (var at = 0; at + run.Words.Count <= _words.Count; at++)
        {
            if (Enumerable.Range(0, run.Words.Count).All(i => run.IsPrefix && i == run.Words.Count - 1 ? _words[at + i].StartsWith(run.Words[i], StringComparison.Ordinal) : _words[at + i] == run.Words[i]))
                return true;
        }
        return false;
    }
}
