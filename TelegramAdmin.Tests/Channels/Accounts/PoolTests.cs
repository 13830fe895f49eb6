using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Channels;
using TelegramAdmin.Core.Channels.Accounts;
using TelegramAdmin.Core.Channels.Accounts.Entering;
using TelegramAdmin.Core.Channels.Accounts.Keeping;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Channels.Sources;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Channels.Accounts;

/// <summary>Accounts are opened when they are wanted and closed when they are not.</summary>
public sealed class PoolTests
{
    private readonly SmallTdlib _tdlib = new();
    private readonly HandClock _clock = new();

    [Fact]
    public async Task Account_ThatManyWant_IsOpenedOnce()
    {
        await using var bench = await StartAsync();
        var account = await bench.SignedInAsync();

        var opened = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => bench.Sources.OpenAsync(account.Id, CancellationToken.None)));

        Assert.All(opened, one => Assert.Equal(account.Id, one.Value.AccountId));
        Assert.Single(_tdlib.Sent, "setTdlibParameters");
        Assert.NotNull((await bench.FindAsync(account.Id))!.LastUsedAt);
    }

    [Fact]
    public async Task MoreThanMayBeOpen_TheLongestIdleMakesRoom()
    {
        await using var bench = await StartAsync(mostOpen: 2);
        var accounts = new List<MtProtoAccount>();
        foreach (var name in new[] { "Ada", "Bob", "Cleo" })
            accounts.Add(await bench.SignedInAsync(name));

        foreach (var account in accounts)
        {
            Assert.True((await bench.Sources.OpenAsync(account.Id, CancellationToken.None)).IsOk);
            _clock.Forward(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(accounts.Skip(1).Select(bench.FolderOf).Order(), _tdlib.Open.Values.Order());
        Assert.Equal(2, _tdlib.MostOpen);
    }

    [Fact]
    public async Task Idle_ForTenMinutes_IsClosed()
    {
        await using var bench = await StartAsync();
        var account = await bench.SignedInAsync();
        await bench.Sources.OpenAsync(account.Id, CancellationToken.None);

        _clock.Forward(TimeSpan.FromMinutes(9));
        Assert.Equal(0, await bench.Pool.CloseIdleAsync());
        _clock.Forward(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await bench.Pool.CloseIdleAsync());

        Assert.Empty(_tdlib.Open);
        Assert.True((await bench.Sources.OpenAsync(account.Id, CancellationToken.None)).IsOk);
    }

    [Fact]
    public async Task SessionEndedElsewhere_IsNoticed_AndTouchesNoOther()
    {
        await using var bench = await StartAsync();
        var (ended, other) = (await bench.SignedInAsync("Ada"), await bench.SignedInAsync("Bob"));
        await bench.Sources.OpenAsync(ended.Id, CancellationToken.None);
        var reader = (await bench.Sources.OpenAsync(other.Id, CancellationToken.None)).Value;
        var told = 0;
        using var subscription = bench.Service<EventBus>().Subscribe<AccountChanged>(e => told += e.AccountId == ended.Id ? 1 : 0);

        _tdlib.EndSession(bench.FolderOf(ended));

        await Eventually.TrueAsync(async () => (await bench.FindAsync(ended.Id))!.State == AccountState.SessionEnded, "the end is written down");
        Assert.Equal(AccountErrors.SessionEnded.Message, (await bench.FindAsync(ended.Id))!.Trouble);
        await Eventually.TrueAsync(() => told > 0, "pages were told");
        Assert.Equal(SourceFailureKind.AccountLost, (await bench.Sources.OpenAsync(ended.Id, CancellationToken.None)).Failure!.Kind);
        Assert.Same(reader, (await bench.Sources.OpenAsync(other.Id, CancellationToken.None)).Value);
    }

    [Theory]
    [InlineData(401, "Wrong database encryption key", "account_key_wrong", AccountState.SessionEnded, SourceFailureKind.AccountLost)]
    [InlineData(400, "Can't init database", "account_session_damaged", AccountState.SessionEnded, SourceFailureKind.AccountLost)]
    [InlineData(400, "Can't lock file, because it is already in use; check for another program instance running", "account_session_in_use", AccountState.Ready, SourceFailureKind.Unreachable)]
    [InlineData(400, "Valid api_id must be provided. Can be obtained at https://my.telegram.org", "account_application_invalid", AccountState.Ready, SourceFailureKind.AccountLost)]
    public async Task WhatKeepsASessionShut_HasItsOwnWords(int code, string message, string failure, AccountState state, SourceFailureKind kind)
    {
        await using var bench = await StartAsync();
        var account = await bench.SignedInAsync();
        _tdlib.Answers["setTdlibParameters"] = _ => $$"""{"@type":"error","code":{{code}},"message":"{{message}}"}""";

        var refused = await bench.Sources.OpenAsync(account.Id, CancellationToken.None);

        var words = new[] { AccountErrors.KeyWrong, AccountErrors.SessionDamaged, AccountErrors.SessionInUse, AccountErrors.ApplicationInvalid }.Single(f => f.Code == failure).Message;
        var row = (await bench.FindAsync(account.Id))!;
        Assert.Equal((kind, words, state, words), (refused.Failure!.Kind, refused.Failure.Message, row.State, row.Trouble));
    }

    [Fact]
    public async Task FolderGone_And_KeyOfAnotherInstallation_AreSaid()
    {
        await using var bench = await StartAsync();
        var (gone, foreign) = (await bench.SignedInAsync("Ada"), await bench.SignedInAsync("Bob"));
        Directory.Delete(bench.FolderOf(gone), recursive: true);
        await bench.Database.WriteAsync(WorkspaceId.Default, db => db.MtProtoAccounts.Where(a => a.Id == foreign.Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.ProtectedKey, "CfDJ8 of another")));

        Assert.Equal(AccountErrors.SessionMissing.Message, (await bench.Sources.OpenAsync(gone.Id, CancellationToken.None)).Failure!.Message);
        Assert.Equal(AccountErrors.KeyLost.Message, (await bench.Sources.OpenAsync(foreign.Id, CancellationToken.None)).Failure!.Message);
        Assert.Equal(AccountState.Ready, (await bench.FindAsync(foreign.Id))!.State);
    }

    [Fact]
    public async Task Proxy_IsThereBeforeTheSessionOpens_AndGoesWithTheNextChange()
    {
        await using var bench = await StartAsync();
        var account = await bench.SignedInAsync();
        var proxy = new ProxyDraft(ProxyKind.MtProto, "proxy.example.com", 443, Secret: "7hEiM0RVZneImaq7zN3u_w");

        Assert.Null((await bench.Service<ChangeProxy>().RunAsync(WorkspaceId.Default, account.Id, proxy, Actor.System)).Failure);
        await bench.Sources.OpenAsync(account.Id, CancellationToken.None);

        Assert.Equal(["addProxy", "setTdlibParameters"], _tdlib.Sent.Take(2));
        Assert.Equal("ee112233445566778899aabbccddeeff", (string?)_tdlib.Requests.First()["proxy"]!["type"]!["secret"]);
        Assert.Null((await bench.Service<ChangeProxy>().RunAsync(WorkspaceId.Default, account.Id, null, Actor.System)).Failure);
        Assert.Empty(_tdlib.Open);
        await bench.Sources.OpenAsync(account.Id, CancellationToken.None);
        Assert.Equal("disableProxy", _tdlib.Sent.Last(name => name.EndsWith("Proxy", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.0.0.5")]
    [InlineData("169.254.169.254")]
    [InlineData("[::1]")]
    [InlineData("::ffff:192.168.1.1")]
    [InlineData("2130706433")]
    [InlineData("localhost")]
    public async Task Proxy_InAPrivateNetwork_IsNeitherKeptNorTried(string host)
    {
        await using var bench = await StartAsync();
        var account = await bench.SignedInAsync();
        var proxy = new ProxyDraft(ProxyKind.Socks5, host, 22);
        var sent = _tdlib.Sent.Count();

        Assert.Equal("account_proxy_invalid", (await bench.Service<ChangeProxy>().RunAsync(WorkspaceId.Default, account.Id, proxy, Actor.System)).Failure?.Code);
        Assert.Equal("account_proxy_invalid", (await bench.Service<TestProxyWay>().RunAsync(proxy)).Failure?.Code);
        Assert.Equal("account_proxy_invalid", (await bench.Service<AddAccount>().RunAsync(WorkspaceId.Default, new AccountDraft(null, null, null, proxy), Actor.System)).Failure?.Code);

        Assert.Null((await bench.FindAsync(account.Id))!.Proxy);
        Assert.Equal(sent, _tdlib.Sent.Count());
    }

    [Fact]
    public async Task SignOut_TellsTelegram_AndLeavesNeitherKeyNorFolder()
    {
        await using var bench = await StartAsync();
        var account = await bench.SignedInAsync();
        await bench.Sources.OpenAsync(account.Id, CancellationToken.None);

        var isTold = await bench.Service<SignOutAccount>().RunAsync(WorkspaceId.Default, account.Id, Actor.System);

        Assert.True(isTold.Value);
        Assert.Contains("logOut", _tdlib.Sent);
        var row = (await bench.FindAsync(account.Id))!;
        Assert.Equal((AccountState.SignedOut, null), (row.State, row.ProtectedKey));
        Assert.False(Directory.Exists(bench.FolderOf(account)));
        Assert.Equal(SourceFailureKind.AccountLost, (await bench.Sources.OpenAsync(account.Id, CancellationToken.None)).Failure!.Kind);
    }

    private Task<AccountBench> StartAsync(int mostOpen = 10) => AccountBench.StartAsync(DatabaseProvider.Sqlite, _clock, _tdlib,
        new MtProtoOptions { ApiId = 12345, ApiHash = new string('a', 32), MostOpen = mostOpen, BetweenPages = TimeSpan.Zero });
}
