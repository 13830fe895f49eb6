using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;

namespace TelegramAdmin.Http;

/// <summary>The template of a request's address: what figures and traces say instead of the address, which may hold a key or an invitation.</summary>
internal static class RouteOf
{
    /// <summary>What no template covers.</summary>
    public const string Other = "other";

    public static string Request(HttpContext context) => Door(context.Request.Path) ?? context.GetEndpoint() switch
    {
        null => Other,
        { } endpoint when endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null => "static",
        RouteEndpoint { RoutePattern.RawText: { } text } => text.StartsWith('/') ? text : "/" + text,
        _ => Other,
    };

    // They stand before routing, and go by case; routing does not.
    private static string? Door(PathString path) =>
        path.StartsWithSegments("/webhook", StringComparison.Ordinal) ? "/webhook/{botId}"
        : path.StartsWithSegments("/stripe/webhook", StringComparison.Ordinal) ? "/stripe/webhook"
        : path.Value?.StartsWith("/bot", StringComparison.Ordinal) == true && path.Value.AsSpan(1).Contains('/') ? "/bot{key}/{method}"
        : path.Value?.StartsWith("/file/bot", StringComparison.Ordinal) == true ? "/file/bot{key}/{path}"
        : path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase) ? "/_blazor"
        : null;
}
