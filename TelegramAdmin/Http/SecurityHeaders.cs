using System.Security.Cryptography;

namespace TelegramAdmin.Http;

/// <summary>Content Security Policy and its companions on every answer.</summary>
/// <remarks>
/// Style attributes are allowed because Radzen and Virtualize set them; style elements need the nonce, which only the chart library uses.
/// </remarks>
public static class SecurityHeaders
{
    // The one style element of Swagger UI: that of the logo in its head.
    private const string LogoOfDocs = " 'sha256-RL3ie0nH+Lzz2YNqQN83mnU0J1ot4QL7b99vMdIX99w='";

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
        return next(context);
    });

    /// <summary>The value that a style element of this answer must carry.</summary>
    public static string StyleNonce(this HttpContext context) => (string)context.Items[NonceKey]!;

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
        "frame-ancestors 'none'",
        "form-action 'self'");
}
