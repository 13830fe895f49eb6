using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Core.Search;

/// <summary>Every way in which a search is not kept.</summary>
public static class SearchErrors
{
    public static Failure NameInvalid { get; } = new(FailureKind.Invalid, "search_name_invalid", $"The name of a search has 1 to {SavedSearch.LongestName} characters.", "name");

    public static Failure QueryInvalid { get; } = new(FailureKind.Invalid, "search_query_invalid", "There is nothing to keep: look for something first.", "query");

    public static Failure TooMany { get; } = new(FailureKind.Invalid, "search_too_many", $"You keep {SavedSearches.Most} searches already. Remove one first.");
}
