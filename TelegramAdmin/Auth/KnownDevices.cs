using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Caching.Memory;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Hosting;

namespace TelegramAdmin.Auth;

/// <summary>
/// Remembers on a device who signed in there, so that guessing from elsewhere cannot lock the owner of an account out: the right password from a device that
/// they used before gets in while the account is locked. It proves nothing else, and falls with a change of the password.
/// </summary>
internal sealed class KnownDevices(IDataProtectionProvider protection, IMemoryCache cache, AppSettings settings)
{
    private const int MostWrong = 5;

    private static readonly TimeSpan Memory = TimeSpan.FromDays(90);
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    private readonly IDataProtector _protector = protection.CreateProtector("TelegramAdmin.KnownDevices");

    private string Cookie => SignInModule.Name("known", SignInModule.IsHttps(settings));

    public void Remember(HttpContext context, Admin admin) => context.Response.Cookies.Append(Cookie, _protector.Protect($"{Of(admin)} {Guid.NewGuid():N}"), new CookieOptions
    {
        HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Lax, Path = "/", MaxAge = Memory, Secure = SignInModule.IsHttps(settings) || context.Request.IsHttps,
    });

    /// <summary>Whether this device may try a password of a locked account: somebody signed in to that account here, and no more than a few wrong tries came from it since.</summary>
    public bool TryBegin(HttpContext context, Admin admin)
    {
        if (Read(context) is not { } mark || !mark.StartsWith(Of(admin) + " ", StringComparison.Ordinal))
            return false;
        var tries = cache.GetOrCreate((nameof(KnownDevices), mark), entry =>
        {
            entry.AbsoluteExpirationRelativeToNow = Window;
            return new Tries();
        })!;
        return Interlocked.Increment(ref tries.Count) <= MostWrong;
    }

    private string? Read(HttpContext context)
    {
        try
        {
            return context.Request.Cookies[Cookie] is { Length: > 0 and < 1000 } value ? _protector.Unprotect(value) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    // The stamp changes with the password; its hash is enough to see that.
    private static string Of(Admin admin) =>
        $"{admin.Id.ToString(CultureInfo.InvariantCulture)} {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(admin.SecurityStamp)))}";

    private sealed class Tries
    {
        public int Count;
    }
}
