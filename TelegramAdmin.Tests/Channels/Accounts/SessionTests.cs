using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Channels.Accounts;
using TelegramAdmin.Core.Channels.Accounts.Entering;
using TelegramAdmin.Core.Channels.Accounts.Keeping;
using TelegramAdmin.Core.Channels.Sources;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Channels.Accounts;

/// <summary>What becomes of sessions: they outlive restarts, end elsewhere, and are ended here.</summary>
public sealed class SessionTests
{
    [Theory]
    [OnBothDatabases]
    public async Task Session_OutlivesARestart(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Limits = SandboxLimits.Off });
        long id;
        await using (var first = await RunningApp.StartAsync(database, sandbox, ReceiveMode.Webhook, ownsDatabase: false))
            id = await new Entrance(first).EnterAsync();

        await using var second = await RunningApp.StartAsync(database, sandbox, ReceiveMode.Webhook, ownsDatabase: false);

        Assert.True((await new Entrance(second).OpenAsync(id)).IsOk);
        Assert.Equal(1, sandbox.Channels.Calls.Count(call => call.Method == "checkAuthenticationCode"));
    }

    [Fact]
    public async Task Session_EndedElsewhere_IsNoticed_AndCanBeSignedInAgain()
    {
        await using var app = await RunningApp.StartAsync();
        var door = new Entrance(app);
        var id = await door.EnterAsync();
        Assert.True((await door.OpenAsync(id)).IsOk);

        door.Script.EndSessions(Entrance.Phone);

        await door.WhenAsync(id, AccountState.SessionEnded);
        Assert.Equal(AccountErrors.SessionEnded.Message, (await door.RowAsync(id)).Trouble);
        Assert.Equal(SourceFailureKind.AccountLost, (await door.OpenAsync(id)).Failure?.Kind);
        Assert.Null((await door.Service<SignInAgain>().RunAsync(Entrance.Workspace, id)).Failure);
        await door.ByPhoneAsync(id, Entrance.Phone);
        Assert.Equal(SignInStep.Finished, Entrance.Passed(await door.CodeAsync(id)).Step);
        Assert.True((await door.OpenAsync(id)).IsOk);
    }

    [Fact]
    public async Task Session_EndedWhileItWasClosed_IsNoticedWhenItIsOpened()
    {
        await using var app = await RunningApp.StartAsync();
        var door = new Entrance(app);
        var id = await door.EnterAsync();
        door.Script.EndSessions(Entrance.Phone);

        await door.OpenAsync(id);

        await door.WhenAsync(id, AccountState.SessionEnded);
    }

    [Fact]
    public async Task Account_ThatIsBanned_IsMarkedAtItsNextRequest()
    {
        await using var app = await RunningApp.StartAsync();
        var door = new Entrance(app);
        door.Script.AddChannel("harbour", "Harbour", posts: 3);
        var id = await door.EnterAsync();
        var source = (await door.OpenAsync(id)).Value;
        door.Script.Ban(Entrance.Phone);

        var refused = await source.FindAsync(ChannelAddress.Read("@harbour")!, CancellationToken.None);

        Assert.Equal(SourceFailureKind.AccountLost, refused.Failure?.Kind);
        await door.WhenAsync(id, AccountState.Banned);
    }

    [Fact]
    public async Task Account_OfAnother_GoesOn_WhereOneSessionEnds()
    {
        await using var app = await RunningApp.StartAsync();
        var door = new Entrance(app);
        door.Script.AddChannel("harbour", "Harbour", posts: 3);
        var first = await door.EnterAsync();
        var second = await door.EnterAsync("+999 66 10 0005");
        await door.OpenAsync(first);
        await door.OpenAsync(second);

        door.Script.EndSessions(Entrance.Phone);
        await door.WhenAsync(first, AccountState.SessionEnded);

        var source = (await door.OpenAsync(second)).Value;
        Assert.True((await source.FindAsync(ChannelAddress.Read("@harbour")!, CancellationToken.None)).IsOk);
    }

    [Fact]
    public async Task SignOut_EndsTheSession_AndDeletesKeyAndFolder()
    {
        await using var app = await RunningApp.StartAsync();
        var door = new Entrance(app);
        var id = await door.EnterAsync();
        var folder = door.FolderOf(await door.RowAsync(id));
        Assert.NotEmpty(Directory.GetFiles(folder));

        var told = await door.Service<SignOutAccount>().RunAsync(Entrance.Workspace, id, Actor.System);

        Assert.True(told.Value);
        var row = await door.RowAsync(id);
        Assert.Equal((AccountState.SignedOut, (string?)null), (row.State, row.ProtectedKey));
        Assert.False(Directory.Exists(folder));
        Assert.Contains(door.Script.Calls, call => call.Method == "logOut");
        Assert.Equal(["account.added", "account.signed_out"], await door.AuditAsync());
    }

    [Fact]
    public async Task Remove_TakesTheAccountAway_SignedOut()
    {
        await using var app = await RunningApp.StartAsync();
        var door = new Entrance(app);
        var id = await door.EnterAsync();
        var folder = door.FolderOf(await door.RowAsync(id));

        await door.Service<RemoveAccount>().RunAsync(Entrance.Workspace, id, Actor.System);

        Assert.Null(await door.FindAsync(id));
        Assert.False(Directory.Exists(folder));
        Assert.Contains(door.Script.Calls, call => call.Method == "logOut");
    }

    [Fact]
    public async Task Session_WhoseFilesAreDamaged_SaysSo()
    {
        await using var app = await RunningApp.StartAsync();
        var door = new Entrance(app);
        var id = await door.EnterAsync();
        foreach (var file in Directory.GetFiles(door.FolderOf(await door.RowAsync(id))))
            await File.WriteAllTextAsync(file, "no session any more");

        Assert.Equal(SourceFailureKind.AccountLost, (await door.OpenAsync(id)).Failure?.Kind);

        await door.WhenAsync(id, AccountState.SessionEnded);
        Assert.Equal(AccountErrors.SessionDamaged.Message, (await door.RowAsync(id)).Trouble);
    }
}
