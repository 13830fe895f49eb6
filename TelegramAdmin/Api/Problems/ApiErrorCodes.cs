using System.Collections.Frozen;

namespace TelegramAdmin.Api.Problems;

/// <summary>Every code that the API may answer; each feature brings its own with <c>AddApiErrors</c>. An unlisted one is a defect.</summary>
public sealed class ApiErrorCodes(IEnumerable<ApiErrorCode> codes)
{
    /// <summary>Every address may answer these.</summary>
    internal static readonly ApiErrorCode[] General =
    [
        new("unauthorized", 401, "The API key is missing or not taken", "Send a key of this server in \"Authorization: Bearer tga_…\". The detail says whether it is missing, mistyped, unknown, expired or revoked."),
        new("scope_missing", 403, "The key may not do this", "Give the key the scope that the detail names, in Settings → API keys."),
        new("bot_not_allowed", 403, "The key may not use this bot", "Let the key use the bot, in Settings → API keys, or take another bot."),
        new("rate_limited", 429, "The key makes more requests a second than it may", "Wait as long as Retry-After says, or raise the key's rate."),
        new("route_unknown", 404, "There is no such address", "Check the path; /docs lists every one."),
        new("method_not_allowed", 405, "The address does not take this method", "Take one that the Allow header lists."),
        new("media_type_unsupported", 415, "The body is not of a type that is taken", "Send \"Content-Type: application/json\"."),
        new("body_invalid", 400, "The body cannot be read", "Mend the JSON at the field and line that the detail names."),
        new("body_too_large", 413, "The body is too large", "Split it. The usual limit is 1 MiB."),
        new("body_timeout", 408, "The body came too slowly", "Send it again over a better connection."),
        new("parameter_invalid", 400, "A part of the address or the query is not of its kind", "Correct the parameter that the field names."),
        new("limit_invalid", 400, "The limit is not 1 to 200", "Leave it out for 50, or give a number from 1 to 200."),
        new("cursor_invalid", 400, "The cursor is not one of ours", "Begin without a cursor, then pass next_cursor on unchanged."),
        new("storage_unavailable", 503, "The database does not answer now", "Nothing was changed. Send the same request again after Retry-After."),
        new("internal", 500, "Something failed on the server", "Give the trace_id to whoever runs the server; the log has it."),
    ];

    private readonly FrozenDictionary<string, ApiErrorCode> _codes = codes.ToFrozenDictionary(c => c.Code);

    /// <summary>By status, then by code.</summary>
    public IReadOnlyList<ApiErrorCode> All { get; } = [.. codes.OrderBy(c => c.Status).ThenBy(c => c.Code, StringComparer.Ordinal)];

    public ApiErrorCode? Find(string code) => _codes.GetValueOrDefault(code);
}

public static class ApiErrorCodesOfFeatures
{
    /// <summary>Makes a feature's codes known. Endpoints list which of them they answer with <c>Fails</c>.</summary>
    public static IServiceCollection AddApiErrors(this IServiceCollection services, params IEnumerable<ApiErrorCode> codes)
    {
        foreach (var code in codes)
            services.AddSingleton(code);
        return services;
    }
}
