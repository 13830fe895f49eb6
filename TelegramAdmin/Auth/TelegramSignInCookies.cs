using Microsoft.AspNetCore.Authentication.Cookies;

namespace TelegramAdmin.Auth;

/// <summary>
/// Keeps sessions of Telegram's frame in a cookie of their own: Telegram Web shows our pages as part of another site, where browsers send no
/// other kind. It is bound to that site (developer.mozilla.org: Cookies Having Independent Partitioned State), and the last sign-in of a browser
/// is the one that counts.
/// </summary>
internal sealed class TelegramSignInCookies : ICookieManager
{
    private readonly ChunkingCookieManager _cookies = new();

    public string? GetRequestCookie(HttpContext context, string key) =>
        (IsCalledByAnotherSite(context.Request) ? null : _cookies.GetRequestCookie(context, NameOf(key))) ?? _cookies.GetRequestCookie(context, key);

    public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options)
    {
        var (name, other) = context.HasTelegramSession ? (NameOf(key), key) : (key, NameOf(key));
        _cookies.AppendResponseCookie(context, name, value, context.HasTelegramSession ? Framed(options) : options);
        if (context.Request.Cookies.ContainsKey(other))
            _cookies.DeleteCookie(context, other, context.HasTelegramSession ? options : Framed(options));
    }

    public void DeleteCookie(HttpContext context, string key, CookieOptions options)
    {
        _cookies.DeleteCookie(context, key, options);
        if (Came(context, key))
            _cookies.DeleteCookie(context, NameOf(key), Framed(options));
    }

    /// <summary>Whether the request carries such a session, be it over or not.</summary>
    public static bool Came(HttpContext context, string key) => context.Request.Cookies.ContainsKey(NameOf(key));

    /// <summary>For a cookie that goes to and fro inside a frame of another site.</summary>
    public static CookieOptions Framed(CookieOptions options)
    {
        var framed = new CookieOptions(options) { SameSite = SameSiteMode.None, Secure = true };
        framed.Extensions.Add("Partitioned");
        return framed;
    }

    private static string NameOf(string key) => key.Replace("session", "telegram", StringComparison.Ordinal);

    // Another site may lead a reader to a page; what it fetches by itself never goes by this cookie (web.dev/articles/fetch-metadata).
    private static bool IsCalledByAnotherSite(HttpRequest request) =>
        request.Headers["Sec-Fetch-Site"] == "cross-site" && request.Headers["Sec-Fetch-Mode"] != "navigate";
}
