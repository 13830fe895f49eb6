using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Features.Operations;

/// <summary>The addresses of messages: a filter, or one of them.</summary>
public static class MessagesAt
{
    public const string Page = "/system/messages";

    /// <summary>All that still have to leave.</summary>
    public const string Queued = "pending,sending,retrying";

    public static string With(
        string? status = null, BotId? bot = null, string? cause = null, string? period = null, Lane? lane = null, Priority? priority = null, long? key = null) => QueryHelpers.AddQueryString(Page,
        new Dictionary<string, string?>
        {
            ["status"] = status,
            ["bot"] = bot?.ToString(),
            ["source"] = key?.ToString(CultureInfo.InvariantCulture),
            ["cause"] = cause,
            ["period"] = period,
            ["lane"] = lane is { } one ? Lower(one) : null,
            ["priority"] = priority is { } wanted ? Lower(wanted) : null,
        }.Where(p => p.Value is not null));

    public static string One(long id) => FormattableString.Invariant($"{Page}?open={id}");

    private static string Lower<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();
}
