using System.Buffers;
using System.Globalization;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Updates;

namespace TelegramAdmin.Features.Updates;

/// <summary>
/// <c>POST /webhook/{botId}</c>. Stands before routing, sign-in and everything else: its answer time is a bot's throughput, because Telegram
/// delivers a chat's updates one after the other.
/// </summary>
internal sealed class WebhookMiddleware(RequestDelegate next, BotDirectory directory, AcceptUpdate accept)
{
    private const string Prefix = "/webhook/";
    private const string SecretHeader = "X-Telegram-Bot-Api-Secret-Token";

    public Task InvokeAsync(HttpContext context) =>
        context.Request.Path.Value is { } path && path.StartsWith(Prefix, StringComparison.Ordinal) ? ReceiveAsync(context, path) : next(context);

    private async Task ReceiveAsync(HttpContext context, string path) => context.Response.StatusCode = await StatusAsync(context, path);

    private async Task<int> StatusAsync(HttpContext context, string path)
    {
        if (!HttpMethods.IsPost(context.Request.Method))
            return StatusCodes.Status405MethodNotAllowed;
        if (!long.TryParse(path.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            return StatusCodes.Status404NotFound;
        try
        {
            if (await directory.FindAsync(new BotId(id)) is not { } bot)
                return StatusCodes.Status404NotFound;
            if (!bot.SecretMatches(context.Request.Headers[SecretHeader]))
                return StatusCodes.Status401Unauthorized;
            return await StoreAsync(context, bot);
        }
        catch (StorageUnavailableException)
        {
            // Telegram keeps the update and comes again.
            context.Response.Headers.RetryAfter = "5";
            return StatusCodes.Status503ServiceUnavailable;
        }
    }

    private async Task<int> StoreAsync(HttpContext context, ActiveBot bot)
    {
        var announced = context.Request.ContentLength;
        if (announced > AcceptUpdate.LargestUpdate)
            return StatusCodes.Status413PayloadTooLarge;
        var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Clamp(announced ?? 8192, 1024, AcceptUpdate.LargestUpdate) + 1);
        try
        {
            (buffer, var length) = await ReadAsync(context.Request.Body, buffer, context.RequestAborted);
            if (length > AcceptUpdate.LargestUpdate)
                return StatusCodes.Status413PayloadTooLarge;
            return await accept.RunAsync(bot, buffer.AsMemory(0, length)) == UpdateAcceptance.NotAnUpdate
                ? StatusCodes.Status400BadRequest
                : StatusCodes.Status200OK;
        }
        catch (IOException)
        {
            return StatusCodes.Status400BadRequest; // The sender hung up in the middle.
        }
        catch (OperationCanceledException)
        {
            return StatusCodes.Status400BadRequest;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Reads to the end, or one byte past the limit.</summary>
    private static async Task<(byte[] Buffer, int Length)> ReadAsync(Stream body, byte[] buffer, CancellationToken cancellation)
    {
        var length = 0;
        while (length <= AcceptUpdate.LargestUpdate)
        {
            if (length == buffer.Length)
            {
                var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
                buffer.AsSpan(0, length).CopyTo(larger);
                ArrayPool<byte>.Shared.Return(buffer);
                buffer = larger;
            }
            var read = await body.ReadAsync(buffer.AsMemory(length), cancellation);
            if (read == 0)
                break;
            length += read;
        }
        return (buffer, length);
    }
}

internal static class Webhook
{
    public static IApplicationBuilder MapWebhook(this IApplicationBuilder app) => app.UseMiddleware<WebhookMiddleware>();
}
