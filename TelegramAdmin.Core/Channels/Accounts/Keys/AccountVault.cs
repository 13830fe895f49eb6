using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.MtProto.Schema;
using TelegramAdmin.Core.Security;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Accounts.Keys;

/// <summary>Keys of sessions, hashes of applications and secrets of proxies: encrypted in the rows, in the clear only on their way to TDLib.</summary>
internal sealed class AccountVault(EngineOptions options, SecretProtector secrets, SessionFolders folders)
{
    private const int KeyLength = 32;

    private static readonly string Version = typeof(AccountVault).Assembly.GetName().Version?.ToString(3) ?? "0";

    public string NewKey() => Protect(RandomNumberGenerator.GetBytes(KeyLength));

    public string Protect(byte[] key) => secrets.Protect(Convert.ToBase64String(key));

    public string Protect(string secret) => secrets.Protect(secret);

    public string? Reveal(string? secret) => secret is null ? null : secrets.TryReveal(secret);

    /// <summary>What TDLib is told when it opens this account.</summary>
    public Result<SessionKeys> Open(MtProtoAccount account)
    {
        if (account.ProtectedKey is null)
            return AccountErrors.NotSignedIn;
        var hash = account.ApiId is null ? options.MtProto.ApiHash : Reveal(account.ProtectedApiHash);
        if (Reveal(account.ProtectedKey) is not { } key || (account.ApiId is not null && hash is null))
            return AccountErrors.KeyLost;
        if ((account.ApiId ?? options.MtProto.ApiId) is not { } id || hash is null)
            return AccountErrors.NoApplication;
        var folder = folders.PathOf(account.Folder);
        return new SessionKeys(new SetTdlibParameters(options.MtProto.TestDc, folder, Path.Combine(folder, "files"), Convert.FromBase64String(key), id, hash,
            "en", "TelegramAdmin", Cut(RuntimeInformation.OSDescription), Version), ProxyOf(account));
    }

    public TdProxy? ProxyOf(MtProtoAccount account) => account is { Proxy: { } kind, ProxyHost: { } host, ProxyPort: { } port }
        ? new TdProxy(host, port, ProxySecret.Read(Reveal(account.ProtectedProxySecret)).For(kind))
        : null;

    /// <summary>Who the account is: of the number only what pages show is in the clear.</summary>
    public void KeepPerson(MtProtoAccount account, TdUser person)
    {
        var name = $"{person.FirstName} {person.LastName}".Trim();
        account.Name = ShortText.Cut(name.Length > 0 ? name : account.Name, 130);
        account.Username = person.Usernames?.Shown is { } username ? ShortText.Cut(username, 64) : null;
        account.TelegramUserId = person.Id;
        account.ProtectedPhone = person.PhoneNumber.Length > 0 ? Protect(person.PhoneNumber) : null;
        account.PhoneEnd = person.PhoneNumber.Length >= 2 ? person.PhoneNumber[^2..] : null;
    }

    private static string Cut(string system) => system.Length > 60 ? string.Create(CultureInfo.InvariantCulture, $"{system.AsSpan(0, 60)}") : system;
}

/// <param name="Proxy">Null for the straight way.</param>
internal sealed record SessionKeys(SetTdlibParameters Parameters, TdProxy? Proxy);
