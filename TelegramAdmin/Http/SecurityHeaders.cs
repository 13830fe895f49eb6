using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using TelegramAdmin.Auth;
using TelegramAdmin.Components.Layout;

namespace TelegramAdmin.Http;

/// <summary>Content Security Policy and its companions on every answer.</summary>
/// <remarks>
/// Style attributes are allowed because Radzen and Virtualize set them; style elements need the nonce, which only the chart library uses.
/// </remarks>
public static class SecurityHeaders
{
    // The one style element of Swagger UI: that of the logo in its head.
    private const string LogoOfDocs = " 'sha256-RL3ie0nH+Lzz2YNqQN83mnU0J1ot4QL7b99vMdIX99w='";

    private const string NoFrame = "frame-ancestors 'none'";

    // Telegram Web shows Mini Apps in a frame; the other apps show them as a page of their own.
    private const string TelegramFrame = "frame-ancestors https://web.telegram.org https://*.telegram.org";

    private static readonly object NonceKey = new();

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        context.Items[NonceKey] = nonce;
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy(nonce, context.Request.Path.StartsWithSegments("/docs") ? LogoOfDocs : "");
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";
        context.Response.OnStarting(() =>
        {
            if (context.IsInTelegram)
                LetTelegramFrame(context);
            return Task.CompletedTask;
        });
        return next(context);
    });

    /// <summary>The value that a style element of this answer must carry.</summary>
    public static string StyleNonce(this HttpContext context) => (string)context.Items[NonceKey]!;

    /// <summary>Last of all, as only then it is known whose session it is. Without the older header, which knows no hosts.</summary>
    private static void LetTelegramFrame(HttpContext context)
    {
        var headers = context.Response.Headers;
        var sandbox = context.RequestServices.GetRequiredService<IOptions<ShellOptions>>().Value.SandboxUrl;
        headers.ContentSecurityPolicy = headers.ContentSecurityPolicy.ToString().Replace(NoFrame, $"{TelegramFrame}{(sandbox is null ? "" : $" {new Uri(sandbox).GetLeftPart(UriPartial.Authority)}")}", StringComparison.Ordinal);
        headers.Remove("X-Frame-Options");
    }

    private static string Policy(string nonce, string alsoStyle) => string.Join("; ",
        "default-src 'self'",
        "script-src 'self'",
        $"style-src 'self' 'nonce-{nonce}'{alsoStyle}",
        "style-src-attr 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "media-src 'self' blob:",
        "connect-src 'self'",
        "object-src 'none'",
        "base-uri 'self'",
        NoFrame,
        "form-action 'self'");
}
