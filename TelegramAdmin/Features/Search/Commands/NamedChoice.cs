namespace TelegramAdmin.Features.Search.Commands;

/// <summary>One of few things by the name that somebody typed.</summary>
internal static class NamedChoice
{
    private const int MostListed = 8;

    /// <summary>The one of this name, or the only one that begins so; null where it is none or could be several.</summary>
    public static T? Find<T>(IReadOnlyCollection<T> all, Func<T, string> name, string typed) where T : class =>
        all.FirstOrDefault(t => name(t).Equals(typed, StringComparison.OrdinalIgnoreCase))
        ?? (all.Where(t => name(t).StartsWith(typed, StringComparison.OrdinalIgnoreCase)).Take(2).ToList() is [var only] ? only : null);

    public static string List(IEnumerable<string> names) => names.Take(MostListed + 1).ToList() is { Count: > MostListed } many ? string.Join(", ", many.Take(MostListed)) + " …" : string.Join(", ", names);
}
