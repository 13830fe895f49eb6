using TelegramAdmin.Api;
using TelegramAdmin.Api.Problems;
using TelegramAdmin.Api.Requests;
using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Analytics;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Delivery.Reading;
using TelegramAdmin.Features.Delivery.Sending;
using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Features.Delivery;

/// <summary>What was sent, what became of it, and how much of it: /status, /messages, /stats.</summary>
internal static class DeliveryReadEndpoints
{
    private const string MessageUnknown = "message_unknown";

    private static readonly TimeSpan LongestPeriod = TimeSpan.FromDays(366);

    public static IServiceCollection AddDeliveryReads(this IServiceCollection services) => services
        .AddApiErrors(new ApiErrorCode(MessageUnknown, 404, "There is no such message", "Check the number. Finished messages are kept as long as Retention:Messages says, and a key limited to bots sees only theirs."))
        .AddApiJson(DeliveryReadBodies.Default);

    public static void MapDeliveryReads(this RouteGroupBuilder api)
    {
        var reads = api.MapGroup("").WithTags("Messages");
        reads.MapGet("/status/{message_id}", StatusAsync).RequireScope(ApiScopes.MessagesRead, ApiScopes.MessagesSend).Produces<MessageStatus>().Fails(MessageUnknown)
            .Describe("What became of a message", "A message that is being sent is pending. unknown means that Telegram's answer was lost: it may have arrived, and somebody decides.");
        reads.MapGet("/messages", ListAsync).RequireScope(ApiScopes.MessagesRead).Produces<ApiPage<MessageResource>>().Paged()
            .Query("status", ApiParameterKind.Text, "One or several of pending, scheduled, retrying, sent, failed, cancelled, unknown, separated by commas.")
            .Query("bot_id", ApiParameterKind.Integer, "Only through this bot.")
            .Query("chat_id", ApiParameterKind.Text, "Only to this chat: a number or a @name.")
            .Query("from", ApiParameterKind.Time, "Accepted at this time or later.")
            .Query("to", ApiParameterKind.Time, "Accepted before this time.")
            .Describe("List messages", "Newest first. Where hits are rare a page may hold fewer than asked for, even none, and still have a next_cursor: go on until it is null.");
        reads.MapGet("/messages/{id}", ReadAsync).RequireScope(ApiScopes.MessagesRead).Produces<MessageDetailsResource>().Fails(MessageUnknown)
            .Describe("Read a message", "With its parameters and every try that did not end in its being sent.");
        api.MapGet("/stats", StatsAsync).WithTags("Statistics").RequireScope(ApiScopes.StatsRead).Produces<StatsResource>()
            .Query("from", ApiParameterKind.Time, "The beginning; 24 hours before the end unless said otherwise.")
            .Query("to", ApiParameterKind.Time, "The end; now unless said otherwise.")
            .Query("bot_id", ApiParameterKind.Integer, "Only of this bot.")
            .Describe("Count messages", "Whole hours up to three days, else whole days (UTC), for 366 days at most.");
    }

    private static async Task<IResult> StatusAsync(HttpContext context, long message_id, FindOwnMessage find) =>
        await find.RunAsync(context.ApiKey(), message_id) is { } found ? Results.Ok(MessageStatus.Of(found)) : Unknown();

    private static async Task<IResult> ReadAsync(HttpContext context, long id, MessageReader messages, CancellationToken cancellation) =>
        await FindAsync(context, id, messages, cancellation) is { } found ? Results.Ok(MessageDetailsResource.Of(found)) : Unknown();

    private static async Task<IResult> ListAsync(HttpContext context, PageRequest page, MessageReader messages, CancellationToken cancellation)
    {
        var key = context.ApiKey();
        var filter = new MessageFilter
        {
            States = StatesOf(context.QueryText("status")),
            Bots = context.QueryBot() is { } bot ? [bot] : key.Bots is { } allowed ? [.. allowed] : null,
            ChatId = ChatOf(context.QueryText("chat_id")),
            From = context.QueryTime("from"),
            To = context.QueryTime("to"),
        };
        var found = await messages.ListAsync(key.WorkspaceId, filter, page.After(1) is [var before] ? before : null, page.Limit, cancellation);
        return Results.Ok(new ApiPage<MessageResource>([.. found.Rows.Select(MessageResource.Of)], found.Next is { } next ? ApiCursor.Of(next) : null));
    }

    private static async Task<IResult> StatsAsync(HttpContext context, DeliveryStats stats, TimeProvider time)
    {
        var (key, now) = (context.ApiKey(), time.GetUtcNow());
        var to = context.QueryTime("to") ?? now;
        var from = context.QueryTime("from") ?? to - TimeSpan.FromHours(24);
        if (from >= to || to - from > LongestPeriod)
            throw ApiQuery.Wrong("from", "lies before to, by 366 days at most");
        IReadOnlyList<Core.Storage.BotId>? bots = context.QueryBot() is { } bot ? [bot] : key.Bots is { } allowed ? [.. allowed] : null;
        var period = StatsPeriod.Between(from, to, now);
        return Results.Ok(StatsResource.Of(await stats.ReadAsync(key.WorkspaceId, period, bots), await stats.ReadFailuresAsync(key.WorkspaceId, period, bots)));
    }

    /// <summary>A message of a bot that the key may not use is as unknown as one of another workspace.</summary>
    private static async Task<MessageDetails?> FindAsync(HttpContext context, long id, MessageReader messages, CancellationToken cancellation) =>
        await messages.FindAsync(context.ApiKey().WorkspaceId, id, cancellation) is { } found && context.ApiKey().Allows(found.Message.BotId) ? found : null;

    private static IResult Unknown() => ApiResults.Problem(DeliveryErrors.MessageUnknown);

    private static IReadOnlyList<DeliveryState> StatesOf(string? words) =>
        [.. (words ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).SelectMany(StatesOfWord).Distinct()];

    private static DeliveryState[] StatesOfWord(string word) => word switch
    {
        "pending" => [DeliveryState.Pending, DeliveryState.Sending],
        "scheduled" => [DeliveryState.Scheduled],
        "retrying" => [DeliveryState.Retrying],
        "sent" => [DeliveryState.Sent],
        "failed" => [DeliveryState.Failed],
        "cancelled" => [DeliveryState.Cancelled],
        "unknown" => [DeliveryState.Unknown],
        _ => throw ApiQuery.Wrong("status", "is pending, scheduled, retrying, sent, failed, cancelled or unknown, or several of them separated by commas"),
    };

    private static long? ChatOf(string? words) => words switch
    {
        null => null,
        ['@', _, ..] => ChatRef.Of(words),
        _ => long.TryParse(words, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out var id) ? id : throw ApiQuery.Wrong("chat_id", "is a number or a @name"),
    };
}
