using TelegramAdmin.Core.Access.ApiKeys;

namespace TelegramAdmin.Api;

/// <summary>What each scope allows, for whoever chooses them.</summary>
internal static class ApiScopeSentences
{
    public static string Of(ApiScopes scope) => scope switch
    {
        ApiScopes.MessagesSend => "Send, change and cancel messages, and answer people.",
        ApiScopes.MessagesRead => "See what was sent and what became of it.",
        ApiScopes.UpdatesRead => "Receive what people write to the bots.",
        ApiScopes.BotsManage => "Register, change and remove bots.",
        ApiScopes.UsersRead => "See people and conversations.",
        ApiScopes.UsersWrite => "Change what is known of people.",
        ApiScopes.PaymentsRead => "See transactions and balances.",
        ApiScopes.StatsRead => "See counters and channels.",
        ApiScopes.Admin => "All of the above, and everything that comes later.",
        _ => throw new ArgumentOutOfRangeException(nameof(scope)),
    };
}
