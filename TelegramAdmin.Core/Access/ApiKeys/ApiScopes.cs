namespace TelegramAdmin.Core.Access.ApiKeys;

/// <summary>What a key allows.</summary>
[Flags]
public enum ApiScopes
{
    None = 0,

    /// <summary>messages:send: to send, change and cancel messages, and to answer.</summary>
    MessagesSend = 1,

    /// <summary>messages:read: what was sent, and what became of it.</summary>
    MessagesRead = 2,

    /// <summary>updates:read: what people write to the bots.</summary>
    UpdatesRead = 4,

    /// <summary>bots:manage: to register, change and remove bots.</summary>
    BotsManage = 8,

    /// <summary>users:read: people and conversations.</summary>
    UsersRead = 16,

    /// <summary>users:write: to change them.</summary>
    UsersWrite = 32,

    /// <summary>payments:read: transactions and balances.</summary>
    PaymentsRead = 64,

    /// <summary>stats:read: counters and channels.</summary>
    StatsRead = 128,

    /// <summary>admin: everything.</summary>
    Admin = 256,
}

/// <summary>The scopes in the words of the API.</summary>
public static class ApiScopeWords
{
    private static readonly Dictionary<string, ApiScopes> ByWord = Enum.GetValues<ApiScopes>().Where(s => s != ApiScopes.None).ToDictionary(WordOf);

    public static IReadOnlyCollection<string> All => ByWord.Keys;

    /// <returns>Null where a word is none of ours.</returns>
    public static ApiScopes? Parse(string words)
    {
        var scopes = ApiScopes.None;
        foreach (var word in words.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!ByWord.TryGetValue(word, out var scope))
                return null;
            scopes |= scope;
        }
        return scopes;
    }

    public static string Join(ApiScopes scopes) => string.Join(' ', ByWord.Where(s => scopes.HasFlag(s.Value)).Select(s => s.Key));

    public static string WordOf(ApiScopes scope) => scope switch
    {
        ApiScopes.MessagesSend => "messages:send",
        ApiScopes.MessagesRead => "messages:read",
        ApiScopes.UpdatesRead => "updates:read",
        ApiScopes.BotsManage => "bots:manage",
        ApiScopes.UsersRead => "users:read",
        ApiScopes.UsersWrite => "users:write",
        ApiScopes.PaymentsRead => "payments:read",
        ApiScopes.StatsRead => "stats:read",
        ApiScopes.Admin => "admin",
        _ => throw new ArgumentOutOfRangeException(nameof(scope)),
    };
}
