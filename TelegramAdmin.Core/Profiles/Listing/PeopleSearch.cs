using System.Globalization;
using System.Text;
using TelegramAdmin.Core.Audiences;

namespace TelegramAdmin.Core.Profiles.Listing;

/// <summary>The words of a search as a condition over <c>people p</c>.</summary>
internal static class PeopleSearch
{
    private const string Names = "u.first_name || ' ' || COALESCE(u.last_name, '') || ' ' || COALESCE(u.username, '')";

    /// <returns>Null where nothing is searched for.</returns>
    public static string? Write(string? search, Action<string, object> add)
    {
        if (search?.Trim().TrimStart('@') is not { Length: > 0 } words)
            return null;
        // SQLite knows the other case of a–z only: other letters are found as they are typed, in lower case, and as a name is written.
        string[] spellings = Ascii.IsValid(words) ? [words.ToLowerInvariant()] : [words.ToLowerInvariant(), words, char.ToUpperInvariant(words[0]) + words[1..].ToLowerInvariant()];
        var likes = new List<string>();
        foreach (var spelling in spellings.Distinct(StringComparer.Ordinal))
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"@s{likes.Count}");
            add(name, $"%{AudienceSql.Escape(spelling)}%");
            likes.Add(likes.Count == 0 ? $@"lower({Names}) LIKE {name} ESCAPE '\'" : $@"{Names} LIKE {name} ESCAPE '\'");
        }
        var named = $"p.telegram_user_id IN (SELECT u.telegram_user_id FROM bot_users u WHERE u.workspace_id = @workspace AND ({string.Join(" OR ", likes)}))";
        if (!long.TryParse(words, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            return named;
        add("@id", id);
        return $"(p.telegram_user_id = @id OR {named})";
    }
}
