using System.Text.Json.Serialization;

namespace TelegramAdmin.Api.Requests;

/// <summary>One page of a list.</summary>
/// <param name="Items">What the page holds.</param>
/// <param name="NextCursor">Where the next page begins; null on the last one.</param>
public sealed record ApiPage<T>(IReadOnlyList<T> Items, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? NextCursor);

public static class ApiPage
{
    /// <param name="rows">Up to one more than the page holds, which tells that there is another page.</param>
    public static ApiPage<T> Of<TRow, T>(IReadOnlyList<TRow> rows, int limit, Func<TRow, T> view, Func<TRow, string> cursor) =>
        new([.. rows.Take(limit).Select(view)], rows.Count > limit ? cursor(rows[limit - 1]) : null);
}
