using System.Net.WebSockets;
using System.Text;
using System.Text.RegularExpressions;
using TelegramAdmin.Benchmarks.Inbox;

namespace TelegramAdmin.Benchmarks.Centre.Circuits;

/// <summary>A page as it stands open in somebody's browser: its circuit on a WebSocket, each render acknowledged, each call into the page answered with nothing.</summary>
internal sealed partial class OpenPage : IAsyncDisposable
{
    private static readonly TimeSpan PingEvery = TimeSpan.FromSeconds(10);

    private readonly ClientWebSocket _socket = new();
    private readonly CancellationTokenSource _closing = new();
    private readonly SemaphoreSlim _sending = new(1, 1);
    private Task _work = Task.CompletedTask;

    /// <summary>Renders that came.</summary>
    public int Renders { get; private set; }

    /// <summary>Why the circuit ended; null while it is well.</summary>
    public string? Trouble { get; private set; }

    public static async Task<OpenPage> OpenAsync(StaffBrowser browser, string path)
    {
        var html = await browser.LoadAsync(path);
        var page = new OpenPage();
        page._socket.Options.Cookies = browser.Cookies;
        var url = new Uri(browser.Url, path);
        await page._socket.ConnectAsync(new Uri($"ws://{url.Authority}/_blazor"), default);
        await page._socket.SendAsync(Encoding.UTF8.GetBytes("{\"protocol\":\"blazorpack\",\"version\":1}\u001e"), WebSocketMessageType.Text, true, default);
        await page.ReceiveAsync(); // Its answer: what is said before may be lost.
        page._work = Task.WhenAll(page.ListenAsync(html), page.PingAsync());
        await page.SendAsync(PackWriter.Invocation("0", "StartCircuit", new Uri(url, "/").AbsoluteUri, url.AbsoluteUri, "[]", StateOf(html)));
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _work;
        _socket.Dispose();
        _closing.Dispose();
        _sending.Dispose();
    }

    private static string StateOf(string html) => State().Match(html).Groups[1].Value;

    private static string RootsOf(string html) =>
        $$"""{"batchId":1,"operations":[{{string.Join(',', Roots().Matches(html).Select((root, n) => $$"""{"type":"add","ssrComponentId":{{n + 1}},"marker":{{root.Groups[1].Value}}}"""))}}]}""";

    private async Task PingAsync()
    {
        using var timer = new PeriodicTimer(PingEvery);
        try
        {
            while (await timer.WaitForNextTickAsync(_closing.Token))
                await SendAsync(PackWriter.Ping);
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
        }
    }

    private async Task ListenAsync(string html)
    {
        try
        {
            while (_socket.State == WebSocketState.Open)
                await HearAsync(await ReceiveAsync(), html);
            Trouble ??= "The server closed it.";
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            Trouble ??= _closing.IsCancellationRequested ? null : e.Message;
        }
    }

    private async Task<byte[]> ReceiveAsync()
    {
        using var whole = new MemoryStream();
        var buffer = new byte[16 * 1024];
        for (WebSocketReceiveResult part; ;)
        {
            part = await _socket.ReceiveAsync(new ArraySegment<byte>(buffer), _closing.Token);
            whole.Write(buffer, 0, part.Count);
            if (part.EndOfMessage)
                return whole.ToArray();
        }
    }

    private async Task HearAsync(byte[] frame, string html)
    {
        foreach (var message in Read(frame))
        {
            switch (message)
            {
                case [3L, _, _, 1L, ..] or [7L, ..]:
                    Trouble ??= string.Join(' ', message);
                    break;
                case [3L, ..]: // The circuit stands.
                    await SendAsync(PackWriter.Invocation(null, "UpdateRootComponents", RootsOf(html), StateOf(html)));
                    break;
                case [1L, _, _, string target, object?[] arguments, ..]:
                    await AnswerAsync(target, arguments);
                    break;
            }
        }
    }

    private async Task AnswerAsync(string target, object?[] arguments)
    {
        switch (target)
        {
            case "JS.RenderBatch":
                Renders++;
                await SendAsync(PackWriter.Invocation(null, "OnRenderCompleted", arguments[0], null));
                break;
            case "JS.BeginInvokeJS" when arguments is [long and not 0, ..]:
                await SendAsync(PackWriter.Invocation(null, "EndInvokeJSFromDotNet", arguments[0], true, $"[{arguments[0]},true,{(arguments[3] is 1L ? "{\"__jsObjectId\":1}" : "null")}]"));
                break;
            case "JS.Error":
                Trouble ??= string.Join(' ', arguments);
                break;
        }
    }

    private async Task SendAsync(byte[] message)
    {
        await _sending.WaitAsync(_closing.Token);
        try
        {
            await _socket.SendAsync(message, WebSocketMessageType.Binary, true, _closing.Token);
        }
        finally
        {
            _sending.Release();
        }
    }

    private static List<object?[]> Read(byte[] frame)
    {
        var messages = new List<object?[]>();
        var reader = new PackReader(frame);
        while (!reader.IsAtEnd)
        {
            reader.Length();
            messages.Add((object?[])reader.Value()!);
        }
        return messages;
    }

    [GeneratedRegex("<!--Blazor-Server-Component-State:([^>]*?)-->")]
    private static partial Regex State();

    [GeneratedRegex("<!--Blazor:(\\{\"type\":\"server\".*?\\})-->")]
    private static partial Regex Roots();
}
