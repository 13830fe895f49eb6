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
        {
            context.Response.Headers.Allow = HttpMethods.Post;
            return StatusCodes.Status405MethodNotAllowed;
        }
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
        using var body = new RequestBytes((int)Math.Clamp(announced ?? 8192, 1024, AcceptUpdate.LargestUpdate) + 1);
        try
        {
            await body.ReadAsync(context.Request.Body, context.RequestAborted);
            if (body.Bytes.Length > AcceptUpdate.LargestUpdate)
                return StatusCodes.Status413PayloadTooLarge;
            return await accept.RunAsync(bot, body.Bytes) == UpdateAcceptance.NotAnUpdate
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
    }

    /// <summary>A body in a rented buffer that grows. It alone gives buffers back, each once: one given back twice would be shared by two updates.</summary>
    private sealed class RequestBytes(int size) : IDisposable
    {
        private byte[] _buffer = ArrayPool<byte>.Shared.Rent(size);
        private int _length;

        public ReadOnlyMemory<byte> Bytes => _buffer.AsMemory(0, _length);

        /// <summary>Reads to the end, or one byte past the limit.</summary>
        public async Task ReadAsync(Stream body, CancellationToken cancellation)
        {
            while (_length <= AcceptUpdate.LargestUpdate)
            {
                if (_length == _buffer.Length)
                    Grow();
                var read = await body.ReadAsync(_buffer.AsMemory(_length), cancellation);
                if (read == 0)
                    break;
                _length += read;
            }
        }

        public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);

        private void Grow()
        {
            var larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
            _buffer.AsSpan(0, _length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }
    }
}

internal static class Webhook
{
    public static IApplicationBuilder MapWebhook(this IApplicationBuilder app) => app.UseMiddleware<WebhookMiddleware>();
}
