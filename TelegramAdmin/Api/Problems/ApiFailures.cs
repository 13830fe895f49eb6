using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Api.Problems;

/// <summary>What the API itself refuses, before or beside any use case.</summary>
internal static class ApiFailures
{
    public static Failure KeyMissing { get; } = Refuse("unauthorized", "No API key came with this request. Send one in the header \"Authorization: Bearer tga_…\"; keys are made in Settings → API keys.");

    public static Failure StorageUnavailable { get; } = new(FailureKind.Unavailable, "storage_unavailable", "Nothing was changed. The database does not answer now. Send the same request again in a few seconds.");

    public static Failure Internal { get; } = new(FailureKind.Unavailable, "internal", "Something failed on our side. It is in the log under the trace_id of this answer.");

    public static Failure KeyRefused(ApiKeyRefusal refusal) => Refuse("unauthorized", refusal switch
    {
        ApiKeyRefusal.Malformed => "This is not an API key, or it has a typo. A key is tga_ and 38 letters and digits. Copy it whole.",
        ApiKeyRefusal.Expired => "This API key has expired. Give it a later expiry in Settings → API keys, or make another one.",
        ApiKeyRefusal.Revoked => "This API key was revoked. Make another one in Settings → API keys.",
        ApiKeyRefusal.Archived => "The workspace of this API key is archived. An owner brings it back in Settings → Workspaces.",
        ApiKeyRefusal.Replaced => "This API key was rotated, and the old one does not work any more. Use the new one.",
        _ => "This server does not know this API key. Check that it belongs to this server, or make one in Settings → API keys.",
    });

    public static Failure ScopeMissing(ApiScopeRequirement needed, ActiveApiKey key) =>
        Refuse("scope_missing", $"This takes the scope {needed.Words}; the key has {ApiScopeWords.Join(key.Scopes)}. Give it the scope in Settings → API keys.");

    public static Failure RateLimited(int rate) =>
        Refuse("rate_limited", $"This key may make {rate} requests a second and made more. Wait as long as Retry-After says.");

    public static Failure RouteUnknown(HttpContext context) => new(FailureKind.NotFound, "route_unknown",
        $"There is nothing at {context.Request.Path}. /docs lists every address.");

    public static Failure MethodNotAllowed(HttpContext context) => new(FailureKind.Invalid, "method_not_allowed",
        $"{context.Request.Method} is not possible here. This address takes {context.Response.Headers.Allow}.");

    public static Failure MediaTypeUnsupported(HttpContext context) => new(FailureKind.Invalid, "media_type_unsupported",
        context.Request.ContentType is { } type
            ? $"A body of the type {type} is not taken here. Send JSON with \"Content-Type: application/json\"."
            : "The body has no type. Send JSON with \"Content-Type: application/json\".");

    public static Failure ParameterInvalid(HttpContext context) => new(FailureKind.Invalid, "parameter_invalid",
        $"A part of the address {context.Request.Path}{context.Request.QueryString} is not of its kind, such as a word where a number belongs. /docs describes each.",
        context.Request.RouteValues.Keys.FirstOrDefault());

    public static Failure OfBadRequest(BadHttpRequestException e) => e.StatusCode switch
    {
        StatusCodes.Status413PayloadTooLarge => new(FailureKind.Invalid, "body_too_large", "The body is larger than this address takes. Split it, or send it to an address for many at once."),
        StatusCodes.Status408RequestTimeout => new(FailureKind.Invalid, "body_timeout", "The body came too slowly. Nothing was changed. Send it again."),
        _ => new(FailureKind.Invalid, "body_invalid", "The body ended early or is no proper HTTP. Nothing was changed. Send it again."),
    };

    // The status stands in the registry; the kind is the nearest.
    private static Failure Refuse(string code, string message) => new(FailureKind.Forbidden, code, message);
}
