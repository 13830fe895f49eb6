using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Nodes;

/// <summary>A load balancer that keeps a browser with one node, WebSockets too: the first that takes a connection.</summary>
internal sealed class StickyBalancer : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentBag<Task> _connections = [];
    private readonly TcpListener _listener;
    private readonly Uri[] _nodes;
    private readonly Task _loop;

    private StickyBalancer(TcpListener listener, Uri url, Uri[] nodes)
    {
        (_listener, Url, _nodes) = (listener, url, nodes);
        _loop = Task.Run(AcceptAsync);
    }

    public Uri Url { get; }

    public static StickyBalancer Start(params Uri[] nodes)
    {
        var port = RunningApp.FreePort();
        var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        return new StickyBalancer(listener, new Uri($"http://127.0.0.1:{port}"), nodes);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await Task.WhenAll([_loop, .. _connections]);
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                _connections.Add(Task.Run(() => PassOnAsync(client)));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException)
        {
        }
    }

    private async Task PassOnAsync(TcpClient browser)
    {
        using (browser)
        {
            foreach (var node in _nodes)
            {
                using var there = new TcpClient();
                try
                {
                    await there.ConnectAsync(IPAddress.Loopback, node.Port, _stop.Token);
                    var (one, other) = (browser.GetStream(), there.GetStream());
                    await Task.WhenAny(one.CopyToAsync(other, _stop.Token), other.CopyToAsync(one, _stop.Token));
                    return;
                }
                catch (SocketException)
                {
                    // The next one, then.
                }
                catch (OperationCanceledException)
                {
                    return;
                }
            }
        }
    }
}
