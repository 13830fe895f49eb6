using System.Globalization;
using System.Text;
using TelegramAdmin.Api;
using TelegramAdmin.Api.Problems;
using TelegramAdmin.Api.Requests;
using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Gateway.Consumers;
using TelegramAdmin.Core.Gateway.Streaming;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Features.Gateway;

/// <summary><c>GET /updates</c>: what people write to the bots, as server-sent events (html.spec.whatwg.org/multipage/server-sent-events.html).</summary>
internal static class UpdateStreamEndpoint
{
    public static void MapUpdateStream(this RouteGroupBuilder api) => api.MapGet("/updates", RunAsync)
        .WithTags("Updates").RequireScope(ApiScopes.UpdatesRead).Produces<string>(StatusCodes.Status200OK, "text/event-stream").Fails("bot_not_found", StreamSeats.Full.Code)
        .Query("bot_id", ApiParameterKind.Integer, "Only of this bot; left out, of every bot that the key may use.")
        .Query("since", ApiParameterKind.Time, "Begin with what was received since then; left out, with what comes from now on.")
        .Query("last_event_id", ApiParameterKind.Integer, "As the header Last-Event-ID, for programs that cannot set it.")
        .Header("Last-Event-ID", "The id of the last event that was received. The stream goes on behind it, without a gap and without a repeat.")
        .Describe("Follow the updates", "Server-sent events that do not end: each is an update exactly as Telegram sent it, {\"bot_id\": 1, \"update\": {…}}. A comment comes every 15 seconds where nothing else does.");

    private static async Task<IResult> RunAsync(HttpContext context, StreamUpdates stream, StreamSeats seats, BotDirectory bots, IHostApplicationLifetime host)
    {
        var key = context.ApiKey();
        var bot = context.QueryBot();
        if (bot is { } id && (await bots.FindAsync(id))?.WorkspaceId != key.WorkspaceId)
            return ApiResults.Problem(BotErrors.NotFound(id.ToString()));
        using var seat = seats.Take(key);
        if (seat is null)
            return ApiResults.Problem(StreamSeats.Full);
        var after = await stream.StartAsync(key, bot, LastRow(context), context.QueryTime("since"), context.RequestAborted);
        await WriteAsync(context, stream.RunAsync, key, bot, after, host.ApplicationStopping);
        return Results.Empty;
    }

    private static long? LastRow(HttpContext context)
    {
        if (context.Request.Headers["Last-Event-ID"].ToString() is not { Length: > 0 } header)
            return context.QueryNumber("last_event_id");
        return long.TryParse(header, NumberStyles.None, CultureInfo.InvariantCulture, out var row) ? row : throw ApiQuery.Wrong("Last-Event-ID", "is the id of an event of this stream");
    }

    private static async Task WriteAsync(
        HttpContext context, Func<ActiveApiKey, BotId?, long, CancellationToken, IAsyncEnumerable<IReadOnlyList<LoggedUpdate>>> run, ActiveApiKey key, BotId? bot, long after, CancellationToken stopping)
    {
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers["X-Accel-Buffering"] = "no"; // nginx would hold events back.
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        try
        {
            await SendAsync(context.Response, ": here it begins\n\n", ended.Token);
            await foreach (var page in run(key, bot, after, ended.Token))
                await SendAsync(context.Response, page.Count == 0 ? ": nothing new\n\n" : TextOf(page), ended.Token);
        }
        catch (Exception e) when (ended.IsCancellationRequested && e is OperationCanceledException or IOException)
        {
            // The listener left, or the program stops; the listener comes again with its last id.
        }
    }

    private static string TextOf(IReadOnlyList<LoggedUpdate> page)
    {
        var text = new StringBuilder();
        foreach (var update in page)
        {
            // An event's data stands on one line. JSON has line ends only between its parts, where a space means the same.
            var payload = update.Payload.AsSpan().ContainsAny('\r', '\n') ? update.Payload.Replace('\r', ' ').Replace('\n', ' ') : update.Payload;
            text.Append(CultureInfo.InvariantCulture, $"id: {update.Id}\nevent: update\ndata: {{\"bot_id\":{update.BotId.Value},\"update\":{payload}}}\n\n");
        }
        return text.ToString();
    }

    private static async Task SendAsync(HttpResponse response, string text, CancellationToken cancellation)
    {
        await response.WriteAsync(text, cancellation);
        await response.Body.FlushAsync(cancellation); // Waits while the listener is slow.
    }
}
