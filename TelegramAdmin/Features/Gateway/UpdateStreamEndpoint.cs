using System.Globalization;
using System.Text;
using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Gateway.Consumers;
using TelegramAdmin.Core.Gateway.Streaming;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Features.Gateway;

/// <summary><c>GET /updates</c>: what people write to the bots, as server-sent events (html.spec.whatwg.org/multipage/server-sent-events.html).</summary>
internal sealed class UpdateStreamEndpoint(StreamUpdates stream, BotDirectory bots, IHostApplicationLifetime host)
{
    private static readonly Failure LastIdInvalid = new(FailureKind.Invalid, "last_event_id_invalid",
        "Last-Event-ID is none that this server gave out. Leave it out to begin now.", "last_event_id");

    private static readonly Failure SinceInvalid = new(FailureKind.Invalid, "since_invalid",
        "since is not a time. Write it like 2026-01-31T12:00:00Z.", "since");

    private static readonly Failure BotInvalid = new(FailureKind.Invalid, "bot_id_invalid", "bot_id is a bot's number.", "bot_id");

    /// <summary>What shall be told, from where on; or why it cannot.</summary>
    public async Task<Result<StreamStart>> StartAsync(HttpContext context, ActiveApiKey key)
    {
        var query = context.Request.Query;
        var lastId = context.Request.Headers["Last-Event-ID"].ToString() is { Length: > 0 } header ? header : query["last_event_id"].ToString();
        long? lastRow = null;
        if (lastId.Length > 0 && !TryParse(lastId, out lastRow))
            return LastIdInvalid;
        DateTimeOffset? since = null;
        if (query["since"].ToString() is { Length: > 0 } text)
        {
            if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at))
                return SinceInvalid;
            since = at.ToUniversalTime();
        }
        if (!(await FindBotAsync(key, query["bot_id"].ToString())).TryGet(out var bot, out var failure))
            return failure;
        return new StreamStart(bot.Id, await stream.StartAsync(key, bot.Id, lastRow, since, context.RequestAborted));
    }

    public async Task RunAsync(HttpContext context, ActiveApiKey key, StreamStart start)
    {
        var response = context.Response;
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Accel-Buffering"] = "no"; // nginx would hold events back.
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, host.ApplicationStopping);
        try
        {
            await WriteAsync(response, ": the stream begins\n\n", ended.Token);
            await foreach (var page in stream.RunAsync(key, start.Bot, start.After, ended.Token))
                await WriteAsync(response, page.Count == 0 ? ": still here\n\n" : Text(page), ended.Token);
        }
        catch (Exception e) when (ended.IsCancellationRequested && e is OperationCanceledException or IOException)
        {
            // The listener left, or the program stops and it comes again with its last id.
        }
    }

    private async Task<Result<StreamBot>> FindBotAsync(ActiveApiKey key, string text)
    {
        if (text.Length == 0)
            return new StreamBot(null);
        if (!BotId.TryParse(text, CultureInfo.InvariantCulture, out var id))
            return BotInvalid;
        if (!key.Allows(id) || await bots.FindAsync(id) is not { } bot || bot.WorkspaceId != key.WorkspaceId)
            return BotErrors.NotFound(id.ToString());
        return new StreamBot(id);
    }

    private static bool TryParse(string text, out long? row)
    {
        row = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        return row is not null;
    }

    private static string Text(IReadOnlyList<LoggedUpdate> page)
    {
        var text = new StringBuilder();
        foreach (var update in page)
        {
            // An event's data stands on one line; JSON has line ends between values only, where a space means the same.
            var payload = update.Payload.AsSpan().ContainsAny('\r', '\n') ? update.Payload.Replace('\r', ' ').Replace('\n', ' ') : update.Payload;
            text.Append(CultureInfo.InvariantCulture, $"id: {update.Id}\nevent: update\ndata: {{\"bot_id\":{update.BotId.Value},\"update\":{payload}}}\n\n");
        }
        return text.ToString();
    }

    private static async Task WriteAsync(HttpResponse response, string text, CancellationToken cancellation)
    {
        await response.WriteAsync(text, cancellation);
        await response.Body.FlushAsync(cancellation); // Waits while the listener is slow.
    }
}

/// <param name="Bot">Null for every bot that the key may use.</param>
/// <param name="After">The row of the log after which to begin.</param>
internal sealed record StreamStart(BotId? Bot, long After);

internal sealed record StreamBot(BotId? Id);
