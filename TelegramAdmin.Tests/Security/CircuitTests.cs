using System.Net;
using System.Net.WebSockets;
using TelegramAdmin.Core.Access;
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
            Assert.Equal((other, HttpStatusCode.Forbidden), (other, await OpenAsync(other, cookie)));
        Assert.NotEqual(HttpStatusCode.SwitchingProtocols, await OpenAsync(own, null));
        Assert.NotEqual(HttpStatusCode.SwitchingProtocols, await OpenAsync(own, "ta-session=made-up"));

        using var negotiate = new HttpRequestMessage(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1") { Headers = { { "Origin", "https://evil.example" } } };
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.SendAsync(negotiate)).Status);

        await visitor.PostAsync("/account/sign-out", (await visitor.OpenAsync("/account/security")).Form("/account/sessions/end"));
        Assert.NotEqual(HttpStatusCode.SwitchingProtocols, await OpenAsync(own, cookie));
    }

    private async Task<HttpStatusCode> OpenAsync(string? origin, string? cookie)
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        if (origin is not null)
            socket.Options.SetRequestHeader("Origin", origin);
        if (cookie is not null)
            socket.Options.SetRequestHeader("Cookie", cookie);
        try
        {
            await socket.ConnectAsync(new Uri($"ws://{staffed.App.Url.Authority}/_blazor"), TestContext.Current.CancellationToken);
            socket.Abort();
        }
        catch (WebSocketException)
        {
            // The status says why.
        }
        return socket.HttpStatusCode;
    }
}
