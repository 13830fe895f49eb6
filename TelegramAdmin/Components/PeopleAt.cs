using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using TelegramAdmin.Core.Audiences;

namespace TelegramAdmin.Components;

/// <summary>
/// The addresses of people: a filter, or one of them. Each condition is a parameter: <c>f.joined=from:2026-11-01</c>, <c>f.language=is:es,ru</c>;
/// an attribute carries its name, <c>f.attribute.city=is:Lisbon</c>. All of them hold together.
/// </summary>
public static class PeopleAt
{
    public const string Page = "/users";

    public const string Prefix = "f.";

    public static string With(params IEnumerable<Audience> conditions) => QueryHelpers.AddQueryString(Page, conditions.Select(Parameter));

    /// <summary>Of those who know this id in Telegram.</summary>
    public static string One(long telegramUserId) => FormattableString.Invariant($"{Page}?open={telegramUserId}");

    /// <summary>The conditions that an address carries; what cannot be read is left out.</summary>
    public static IReadOnlyList<Audience> Read(IEnumerable<KeyValuePair<string, string>> query) =>
        [.. query.Where(p => p.Key.StartsWith(Prefix, StringComparison.Ordinal)).Select(Condition).OfType<Audience>()];

    private static KeyValuePair<string, string?> Parameter(Audience condition) => new(
        Prefix + condition.Field!.Value.ToString().ToLowerInvariant() + (condition.Name is { } name ? "." + name : null),
        $"{condition.Is!.Value.ToString().ToLowerInvariant()}:{string.Join(',', (condition.Values ?? []).Select(Uri.EscapeDataString))}");

    private static Audience? Condition(KeyValuePair<string, string> parameter)
    {
        var (field, name) = Split(parameter.Key[Prefix.Length..], '.');
        var (comparison, values) = Split(parameter.Value, ':');
        if (!TryName<AudienceField>(field, out var of) || !TryName<Comparison>(comparison, out var by))
            return null;
        return Audience.Where(of, by, [.. (values ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString)]) with { Name = name };
    }

    private static (string Head, string? Tail) Split(string text, char at) => text.IndexOf(at, StringComparison.Ordinal) is var i and >= 0 ? (text[..i], text[(i + 1)..]) : (text, null);

    // Names only: Enum.TryParse would take numbers too.
    private static bool TryName<T>(string text, out T value) where T : struct, Enum =>
        Enum.TryParse(text, ignoreCase: true, out value) && Enum.IsDefined(value) && !long.TryParse(text, CultureInfo.InvariantCulture, out _);
}
