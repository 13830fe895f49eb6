using System.Text;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;
using TelegramAdmin.Sandbox.Control.Watching;
using TelegramAdmin.Sandbox.State;

namespace TelegramAdmin.Sandbox.Control.Http;

/// <summary>Server-sent events: message, chat, cast, action, and counters once a second.</summary>
internal static class EventStream
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    public static async Task SendAsync(World world, HttpContext http)
    {
        var ct = http.RequestAborted;
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "no-store";
        Channel<string> page;
        lock (world.Gate) page = world.Changes.Open();
        try
        {
            using var timer = new PeriodicTimer(Tick);
            var ticking = TickAsync(world, page, timer, ct);
            await foreach (var pageEvent in page.Reader.ReadAllAsync(ct))
            {
                await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(pageEvent), ct);
                await http.Response.Body.FlushAsync(ct);
            }

            await ticking;
        }
        catch (OperationCanceledException)
        {
            // The page was closed.
        }
        finally
        {
            lock (world.Gate) world.Changes.Close(page);
        }
    }

    private static async Task TickAsync(World world, Channel<string> page, PeriodicTimer timer, CancellationToken ct)
    {
        do
        {
            string counters;
            lock (world.Gate) counters = PageJson.Event("counters", world.Counters.Snapshot());
            page.Writer.TryWrite(counters);
        }
        while (await timer.WaitForNextTickAsync(ct));
    }
}
