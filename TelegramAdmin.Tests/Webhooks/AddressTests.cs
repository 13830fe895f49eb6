using System.Net;
using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Outbound;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Webhooks;

/// <summary>Addresses that strangers give must not lead into our own network.</summary>
public sealed class AddressTests(StaffedApp staffed) : IClassFixture<StaffedApp>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    [Theory]
    [InlineData("http://example.com/hook", "https")]
    [InlineData("ftp://example.com/hook", "web address")]
    [InlineData("hook", "web address")]
    [InlineData("https://me:secret@example.com/hook", "name or a password")]
    [InlineData("https://example.com/hook#part", "#")]
    [InlineData("https://localhost/hook", "private network")]
    [InlineData("https://127.0.0.1/hook", "private network")]
    [InlineData("https://2130706433/hook", "private network")]
    [InlineData("https://0x7f.1/hook", "private network")]
    [InlineData("https://10.1.2.3/hook", "private network")]
    [InlineData("https://172.31.0.1/hook", "private network")]
    [InlineData("https://192.168.1.1/hook", "private network")]
    [InlineData("https://100.64.0.1/hook", "private network")]
    [InlineData("https://169.254.169.254/latest/meta-data", "never called")]
    [InlineData("https://0.0.0.0/hook", "never called")]
    [InlineData("https://224.0.0.1/hook", "never called")]
    [InlineData("https://203.0.113.7/hook", "never called")]
    [InlineData("https://[::1]/hook", "private network")]
    [InlineData("https://[::]/hook", "never called")]
    [InlineData("https://[fe80::1]/hook", "never called")]
    [InlineData("https://[fd00::1]/hook", "private network")]
    [InlineData("https://[ff02::1]/hook", "never called")]
    [InlineData("https://[::ffff:10.0.0.1]/hook", "private network")]
    [InlineData("https://[64:ff9b::a00:1]/hook", "never called")]
    [InlineData("https://[2002:a00:1::1]/hook", "never called")]
    [InlineData("https://[2001:db8::1]/hook", "never called")]
    public async Task Registration_RefusesWhatLeadsInside(string url, string words)
    {
        using var program = await staffed.App.ProgramAsync(ApiScopes.MessagesSend);

        var answer = await program.PostAsync("/api/v1/webhooks", $$"""{"url": "{{url}}"}""");

        Assert.Equal(("webhook_url_refused", "url"), (answer.Code, answer.Field));
        Assert.Contains(words, answer.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://93.184.215.14/hook")]
    [InlineData("https://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]:8443/hook")]
    [InlineData("https://[64:ff9b::5db8:d70e]/hook")]
    public void Public_IsTaken(string url)
    {
        using var http = new OutboundHttp(new EngineOptions());

        Assert.Null(http.Fault(new Uri(url)));
    }

    [Fact]
    public async Task NameThatLeadsInside_IsRefusedAtRegistration()
    {
        using var http = new OutboundHttp(new EngineOptions());
        http.Guard.Resolve = (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("93.184.215.14"), IPAddress.Parse("10.0.0.1")]);

        Assert.Contains("private network", await http.FaultAsync(new Uri("https://both.example/hook")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task NameThatChangesItsMind_IsRefusedWhenItIsCalled()
    {
        await using var inside = await HookReceiver.StartAsync();
        using var http = new OutboundHttp(new EngineOptions());
        var address = new Uri($"https://rebinding.example:{inside.Url.Port}/hook");
        http.Guard.Resolve = (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("93.184.215.14")]);
        Assert.Null(await http.FaultAsync(address));

        http.Guard.Resolve = (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback]);
        var answer = await http.PostAsync(address, "{}"u8.ToArray(), [], Patience, TestContext.Current.CancellationToken);

        Assert.Null(answer.Status);
        Assert.Contains("private network", answer.Error, StringComparison.Ordinal);
        Assert.Empty(inside.Calls);
    }

    [Fact]
    public async Task PublicNameByHttp_IsRefusedEvenWherePrivateNetworksAreAllowed()
    {
        using var http = new OutboundHttp(new EngineOptions { AllowsPrivateNetworks = true });
        http.Guard.Resolve = (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("93.184.215.14")]);

        var answer = await http.PostAsync(new Uri("http://public.example/hook"), "{}"u8.ToArray(), [], Patience, TestContext.Current.CancellationToken);

        Assert.Contains("https", answer.Error, StringComparison.Ordinal);
    }
}
