using Microsoft.Extensions.Logging.Abstractions;
using TelegramAdmin.Core.MtProto;
using TelegramAdmin.Core.MtProto.Schema;

namespace TelegramAdmin.Tests.MtProto;

/// <summary>Accounts read and nothing else: docs/decisions/0022-tdlib-only-reads.md.</summary>
public sealed class AllowedRequestTests
{
    private static readonly string[] Words = ["send", "join", "leave", "view", "read", "forward", "edit", "delete", "add", "remove", "pin", "react", "report", "block", "invite", "import", "upload", "create", "set", "toggle"];

    // Each with the reason why it may stand there.
    private static readonly string[] Known =
    [
        "setTdlibParameters", "setAuthenticationPhoneNumber", "setAuthenticationEmailAddress", // the session's own
        "setOption", // TDLib's own, online = false
        "addProxy", "pingProxy", // of this machine
        "createSupergroupChat", // TDLib's memory
    ];

    [Fact]
    public void List_HoldsNothingThatActs()
    {
        var acting = AllowedRequests.Names.Where(name => Words.Any(word => name.StartsWith(word, StringComparison.Ordinal)));

        Assert.Equal(Known.Order(StringComparer.Ordinal), acting.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Requests_ThatExist_AreTheListed()
    {
        var written = typeof(TdRequest).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(TdRequest)) && !t.IsAbstract).ToList();

        Assert.Equal(RequestExamples.All.Select(r => r.GetType().Name).Order(StringComparer.Ordinal),
            written.Where(t => t != typeof(GetTextEntities) && t != typeof(ParseTextEntities)).Select(t => t.Name).Order(StringComparer.Ordinal));
        Assert.Equal(AllowedRequests.Names.Order(StringComparer.Ordinal), RequestExamples.All.Select(r => r.Type).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Request_ThatIsNotListed_DoesNotLeave()
    {
        var transport = new QuietTransport();
        using var engine = new TdEngine(transport, TimeProvider.System, NullLogger<TdEngine>.Instance);

        await Assert.ThrowsAsync<InvalidOperationException>(() => engine.Open().SendAsync(new GetTextEntities("not for a client")));

        Assert.Empty(transport.Sent);
    }

    [Fact]
    public void Request_AsText_IsItsNameAlone()
    {
        var texts = RequestExamples.All.Select(r => r.ToString());

        Assert.All(texts, text => Assert.DoesNotContain("lighthouse", text, StringComparison.Ordinal));
        Assert.Contains("checkAuthenticationPassword", texts);
    }
}
