using Microsoft.AspNetCore.Components;

namespace TelegramAdmin.Components.Controls;

/// <summary>Filters, sort, tab and open drawer live in the query of the address; defaults are left out.</summary>
public static class UrlState
{
    /// <summary>The name of the keyset position, which every other change makes void.</summary>
    public const string Cursor = "cursor";

    /// <summary>The present address with one value changed, or taken out by null; back on the first page of rows.</summary>
    public static string With(this NavigationManager navigation, string name, string? value) =>
        Relative(navigation, navigation.GetUriWithQueryParameters(new Dictionary<string, object?>
        {
            [name] = string.IsNullOrEmpty(value) ? null : value,
            [Cursor] = name == Cursor ? value : null,
        }));

    /// <summary>The present address with several values changed at once.</summary>
    public static string With(this NavigationManager navigation, IReadOnlyDictionary<string, object?> values) =>
        Relative(navigation, navigation.GetUriWithQueryParameters(values));

    private static string Relative(NavigationManager navigation, string uri) => "/" + navigation.ToBaseRelativePath(uri);
}
