using System.Net;
using System.Net.WebSockets;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Hosting.Logging;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Security;

/// <summary>The live connection of pages, opened as a browser opens it on behalf of a page: ours, or somebody else's.</summary>
public sealed class CircuitTests(StaffedApp staffed) : IClassFixture<StaffedApp>
{
    [Fact]
    public async Task Circuit_OpensForOurOwnPagesAndForWhoIsSignedIn_AndForNobodyElse()
    {
        staffed.App.Expect("wanted to open a live connection");
        using var visitor = await staffed.SignedInAsync(AdminRole.Viewer);
        var own = staffed.App.Url.GetLeftPart(UriPartial.Authority);
        var cookie = $"ta-session={visitor.Cookies["ta-session"]}";

        Assert.Equal(HttpStatusCode.SwitchingProtocols, await OpenAsync(own, cookie));
        Assert.Equal(HttpStatusCode.SwitchingProtocols, await OpenAsync(null, cookie)); // No browser.
        foreach (var other in new[] { "https://evil.example", "null", "http://127.0.0.1:1", $"{own}.evil.example", "http://localhost", "file://" })
        {
            Assert.Equal((other, HttpStatusCode.Forbidden), (other, await OpenAsync(other, cookie)));
            Assert.Equal((other, HttpStatusCode.Forbidden), (other, await OpenAsync(other, cookie, "/_BLAZOR")));
        }
        Assert.Equal(HttpStatusCode.SwitchingProtocols, await OpenAsync(own, cookie, "/_Blazor"));
        Assert.NotEqual(HttpStatusCode.SwitchingProtocols, await OpenAsync(own, null));
        Assert.NotEqual(HttpStatusCode.SwitchingProtocols, await OpenAsync(own, "ta-session=made-up"));

        foreach (var path in new[] { "/_blazor/negotiate?negotiateVersion=1", "/_blazoR/negotiate?negotiateVersion=1" })
        {
            using var negotiate = new HttpRequestMessage(HttpMethod.Post, path) { Headers = { { "Origin", "https://evil.example" } } };
            Assert.Equal(HttpStatusCode.Forbidden, (await visitor.SendAsync(negotiate)).Status);
        }

        await visitor.PostAsync("/account/sign-out", (await visitor.OpenAsync("/account/security")).Form("/account/sessions/end"));
        Assert.NotEqual(HttpStatusCode.SwitchingProtocols, await OpenAsync(own, cookie));
    }

    [Fact]
    public async Task Refusal_OfAPageWithAHugeName_IsAShortLine()
    {
        staffed.App.Expect("wanted to open a live connection");
        using var stranger = staffed.Visit();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/_blazor") { Headers = { { "Origin", new string('7', 30_000) } } };

        Assert.Equal(HttpStatusCode.Forbidden, (await stranger.SendAsync(request)).Status);

        var line = staffed.App.Service<LogStore>().Read().Last(e => e.Message.Contains("7777777", StringComparison.Ordinal));
        Assert.InRange(line.Message.Length, 100, 500);
    }

    private async Task<HttpStatusCode> OpenAsync(string? origin, string? cookie, string path = "/_blazor")
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        if (origin is not null)
            socket.Options.SetRequestHeader("Origin", origin);
        if (cookie is not null)
            socket.Options.SetRequestHeader("Cookie", cookie);
        try
        {
            await socket.ConnectAsync(new Uri($"ws://{staffed.App.Url.Authority}{path}"), TestContext.Current.CancellationToken);
            socket.Abort();
        }
        catch (WebSocketException)
        {
            // The status says why.
        }
        return socket.HttpStatusCode;
    }
}
