using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Nodes;

/// <summary>A load balancer as nginx is one: in turns, and to the next where one does not answer.</summary>
internal sealed class Balancer : IAsyncDisposable
{
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(2) };
    private readonly WebApplication _app;
    private readonly Uri[] _nodes;
    private int _turn;

    private Balancer(WebApplication app, Uri url, Uri[] nodes) => (_app, Url, _nodes) = (app, url, nodes);

    public Uri Url { get; }

    public static async Task<Balancer> StartAsync(params Uri[] nodes)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var url = new Uri($"http://127.0.0.1:{RunningApp.FreePort()}");
        builder.WebHost.UseUrls(url.AbsoluteUri);
        var balancer = new Balancer(builder.Build(), url, nodes);
        balancer._app.Run(balancer.PassOnAsync);
        await balancer._app.StartAsync();
        return balancer;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _http.Dispose();
    }

    private async Task PassOnAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var first = Interlocked.Increment(ref _turn);
        for (var i = 0; i < _nodes.Length; i++)
        {
            if (await TryAsync(_nodes[(first + i) % _nodes.Length], context, body.ToArray()))
                return;
        }
        context.Response.StatusCode = (int)HttpStatusCode.BadGateway;
    }

    private async Task<bool> TryAsync(Uri node, HttpContext context, byte[] body)
    {
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), new Uri(node, context.Request.Path + context.Request.QueryString)) { Content = new ByteArrayContent(body) };
        foreach (var header in context.Request.Headers.Where(h => h.Key != "Host"))
        {
            if (!request.Headers.TryAddWithoutValidation(header.Key, (IEnumerable<string?>)header.Value))
                request.Content.Headers.TryAddWithoutValidation(header.Key, (IEnumerable<string?>)header.Value);
        }
        try
        {
            using var response = await _http.SendAsync(request);
            context.Response.StatusCode = (int)response.StatusCode;
            await response.Content.CopyToAsync(context.Response.Body);
            return true;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }
}
