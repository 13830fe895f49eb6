using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Access.ApiKeys;

/// <summary>Every way in which work on a key is refused.</summary>
public static class ApiKeyErrors
{
    public static Failure NotFound { get; } = new(FailureKind.NotFound, "api_key_not_found", "Nothing was changed. There is no such key in this workspace, or it was revoked.");

    public static Failure NameInvalid { get; } = new(FailureKind.Invalid, "api_key_name_invalid", "Give the key a name of 1 to 100 characters, such as that of the program that will use it.", "name");

    public static Failure ScopesMissing { get; } = new(FailureKind.Invalid, "api_key_scopes_missing", $"Choose at least one scope. There are {Words}.", "scopes");

    public static Failure ScopeUnknown { get; } = new(FailureKind.Invalid, "api_key_scope_unknown", $"One of the scopes is not known. There are {Words}.", "scopes");

    public static Failure BotsMissing { get; } = new(FailureKind.Invalid, "api_key_bots_missing", "Choose at least one bot, or let the key use all of them.", "bots");

    public static Failure BotUnknown(BotId bot) => new(FailureKind.Invalid, "api_key_bot_unknown", $"There is no bot {bot} in this workspace. The page of bots shows their ids.", "bots");

    public static Failure RateInvalid { get; } = new(FailureKind.Invalid, "api_key_rate_invalid", "The rate is 1 to 10000 requests a second; leave it out for no limit.", "rate");

    public static Failure ExpiryPast { get; } = new(FailureKind.Invalid, "api_key_expiry_past", "The expiry must lie in the future; leave it out for a key that does not expire.", "expires_at");

    public static Failure OverlapInvalid { get; } = new(FailureKind.Invalid, "api_key_overlap_invalid", "The old key may go on working for 0 seconds to 7 days.", "overlap");

    private static string Words => string.Join(", ", ApiScopeWords.All);
}
