using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using TelegramAdmin.Core.Channels.Accounts;
using TelegramAdmin.Core.Channels.Accounts.Entering;
using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Features.Settings.Accounts;

/// <summary>What was typed to add an account.</summary>
/// <param name="Way">Of <see cref="SignInWays"/>.</param>
/// <param name="Key">Of a ready session; empty for none.</param>
public sealed record NewAccountInput(string Way, string Phone, string Folder, string Key, AccountDraft Draft)
{
    /// <summary>The words of the id and the hash belong together; both empty, the application is that of the configuration.</summary>
    public static bool TryReadDraft(string apiId, string apiHash, ProxyInput proxy, [NotNullWhen(true)] out AccountDraft? draft, [NotNullWhen(false)] out Failure? failure)
    {
        var isOwn = !string.IsNullOrWhiteSpace(apiId) || !string.IsNullOrWhiteSpace(apiHash);
        var id = int.TryParse(apiId.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : (int?)null;
        failure = isOwn && id is null ? AccountErrors.ApplicationInvalid : null;
        draft = failure is null ? new AccountDraft(null, isOwn ? id : null, isOwn ? apiHash.Trim() : null, proxy.ToDraft()) : null;
        return failure is null;
    }
}
