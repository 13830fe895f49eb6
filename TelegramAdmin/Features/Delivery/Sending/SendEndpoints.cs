using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using TelegramAdmin.Api;
using TelegramAdmin.Api.Problems;
using TelegramAdmin.Api.Requests;
using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Delivery.Accepting;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Features.Delivery.Sending;

/// <summary>/send, and what can still be done about a message afterwards.</summary>
internal static class SendEndpoints
{
    // What the column holds, less room for the place in a bulk call.
    private const int LongestKey = OutboxMessage.LargestIdempotencyKey - 6;

    private const string Example = """{ "chat_id": 123456789, "text": "Your order has left the house.", "priority": "high" }""";

    public static IServiceCollection AddSending(this IServiceCollection services) => services
        .AddSingleton<ReadMessage>()
        .AddSingleton<SendMany>()
        .AddSingleton<BulkTurns>()
        .AddSingleton<FindOwnMessage>()
        .AddApiErrors(SendErrors.Codes)
        .AddApiJson(SendJson.Default);

    public static void MapSending(this RouteGroupBuilder api)
    {
        var sending = api.MapGroup("").WithTags("Sending").RequireScope(ApiScopes.MessagesSend);
        sending.MapPost("/send", (Delegate)SendByBestAsync).Sends()
            .Describe("Send a message", "Takes the message into the queue, through the bot that reaches the chat and has the least to do. When this answers, the message is on disk.");
        sending.MapPost("/send/{bot_id}", SendByOneAsync).Sends()
            .Describe("Send a message through one bot", "As POST /send, through this bot and no other.");
        sending.MapPost("/messages/bulk", BulkAsync).Takes<SendRequest[]>($"[{Example}]").Produces<BulkAnswer>(StatusCodes.Status202Accepted)
            .Accepts<SendRequest[]>("application/json", "application/x-ndjson").TakesUpTo(SendMany.LargestBody).Fails("bulk_empty", "bulk_too_large", "bulk_busy", "idempotency_key_invalid", "body_too_large")
            .Query("bot_id", ApiParameterKind.Integer, "Send all of them through this bot; left out, each by the best.")
            .Header("Idempotency-Key", "Makes the call safe to repeat: each message is known by this key and its place.")
            .Describe("Send up to 10,000 messages", "A JSON array, or one JSON object a line (NDJSON). Each message is taken or refused by itself; the answer tells of each in its order.");
        sending.MapDelete("/messages/{id}", CancelAsync).Produces<CancelAnswer>().Fails("message_unknown", "message_not_cancellable")
            .Describe("Call a message back", "Works until it is on its way. Repeating it is fine.");
        sending.MapPost("/messages/{id}/retry", RetryAsync).Produces<SendAnswer>(StatusCodes.Status202Accepted).Fails("message_unknown", "message_not_retryable")
            .Describe("Send a failed or unknown message again", "An unknown one may then arrive twice.");
    }

    private static RouteHandlerBuilder Sends(this RouteHandlerBuilder endpoint) => endpoint.Takes<SendRequest>(Example).Produces<SendAnswer>(StatusCodes.Status202Accepted).Fails(SendErrors.Sending)
        .Header("Idempotency-Key", "Any name of yours for this message: the same key with the same body is the same message.");

    private static Task SendByBestAsync(HttpContext context) => SendAsync(context, null);

    private static Task SendByOneAsync(HttpContext context, [FromRoute(Name = "bot_id")] BotId bot) => SendAsync(context, context.Allowed(bot));

    private static async Task SendAsync(HttpContext context, BotId? bot)
    {
        if (!context.Request.HasJsonContentType())
            throw new ApiRefusedException(ApiFailures.MediaTypeUnsupported(context));
        var services = context.RequestServices;
        var body = await BodyBytes.ReadAsync(context);
        var read = await services.GetRequiredService<ReadMessage>().RunAsync(context.ApiKey(), bot, context.IdempotencyKey(), body);
        if (!read.TryGet(out var message, out var failure))
            throw new ApiRefusedException(failure);
        if (!(await services.GetRequiredService<AcceptMessage>().RunAsync(message)).TryGet(out var accepted, out failure))
            throw new ApiRefusedException(failure);
        if (!accepted.IsRepeat)
            context.CountMessages(1);
        await AnswerAsync(context, accepted);
    }

    // By hand: this is the one answer that is given thousands of times a second.
    private static Task AnswerAsync(HttpContext context, AcceptedMessage accepted)
    {
        var bytes = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture,
            $$"""{"message_id":{{accepted.MessageId}},"status":"{{(accepted.State == DeliveryState.Scheduled ? "scheduled" : "pending")}}","bot_id":{{accepted.BotId.Value}}}"""));
        context.Response.StatusCode = StatusCodes.Status202Accepted;
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = bytes.Length;
        return context.Response.Body.WriteAsync(bytes).AsTask();
    }

    private static async Task<IResult> BulkAsync(HttpContext context, SendMany send, BulkTurns turns)
    {
        var key = context.IdempotencyKey();
        using var turn = await turns.TakeAsync(context.RequestAborted);
        if (turn is null)
            return ApiResults.Problem(SendErrors.BulkBusy);
        var done = await send.RunAsync(context.ApiKey(), context.QueryBot(), key, await BodyBytes.ReadAsync(context));
        if (!done.TryGet(out var answer, out var failure))
            return ApiResults.Problem(failure);
        context.CountMessages(answer.Accepted);
        return Results.Json(answer, SendJson.Default.BulkAnswer, statusCode: StatusCodes.Status202Accepted);
    }

    private static async Task<IResult> CancelAsync(HttpContext context, long id, FindOwnMessage find, CancelMessages cancel)
    {
        var key = context.ApiKey();
        if (await find.RunAsync(key, id) is not { } message)
            return ApiResults.Problem(DeliveryErrors.MessageUnknown);
        if (message.State != DeliveryState.Cancelled && await cancel.RunAsync(key.WorkspaceId, [id]) == 0)
            return ApiResults.Problem(DeliveryErrors.NotCancellable);
        return Results.Json(new CancelAnswer(id, "cancelled"), SendJson.Default.CancelAnswer);
    }

    private static async Task<IResult> RetryAsync(HttpContext context, long id, FindOwnMessage find, SettleMessages settle)
    {
        var key = context.ApiKey();
        if (await find.RunAsync(key, id) is not { } message)
            return ApiResults.Problem(DeliveryErrors.MessageUnknown);
        return await settle.RunAsync(key.WorkspaceId, Settlement.SendAgain, [id], $"The program {key.Name}") > 0
            ? Results.Json(new SendAnswer(id, "pending", message.BotId.Value), SendJson.Default.SendAnswer, statusCode: StatusCodes.Status202Accepted)
            : ApiResults.Problem(SendErrors.NotRetryable);
    }

    // Two headers would be two names; taking neither would switch the protection off without a word.
    private static string? IdempotencyKey(this HttpContext context) => context.Request.Headers["Idempotency-Key"] switch
    {
        [] => null,
        [{ Length: >= 1 and <= LongestKey } key] when key.All(c => c is > ' ' and <= '~') => key,
        _ => throw new ApiRefusedException(SendErrors.IdempotencyKeyInvalid),
    };
}

/// <param name="Status">cancelled.</param>
public sealed record CancelAnswer(long MessageId, string Status);
