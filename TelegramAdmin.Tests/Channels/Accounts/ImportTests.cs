using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Channels.Accounts;
using TelegramAdmin.Core.Channels.Accounts.Entering;
using TelegramAdmin.Core.Channels.Accounts.Importing;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Sandbox.MtProto;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Channels.Accounts;

/// <summary>Ready sessions are taken over from the import directory.</summary>
public sealed class ImportTests
{
    private const string Key = "correct horse battery staple";

    [Fact]
    public async Task Session_WithItsKey_BecomesAnAccount_AndStaysWhereItWas()
    {
        await using var app = await RunningApp.StartAsync();
        var door = new Entrance(app);
        var source = Leave(app, "mine");

        Assert.Equal(["mine"], door.Service<ImportSession>().List().Folders);
        var id = (await ImportAsync(door, "mine", Key)).Value;

        var row = await door.RowAsync(id);
        Assert.Equal((AccountState.Ready, "01"), (row.State, row.PhoneEnd));
        Assert.True((await door.OpenAsync(id)).IsOk);
        Assert.NotEmpty(Directory.GetFiles(source));
    }

    [Theory]
    [InlineData("mine", "another key", "account_key_wrong")]
    [InlineData("../mine", Key, "account_folder_invalid")]
    [InlineData("nowhere", Key, "account_folder_invalid")]
    public async Task Session_ThatDoesNotOpen_LeavesNothing(string folder, string key, string code)
    {
        await using var app = await RunningApp.StartAsync();
        var door = new Entrance(app);
        Leave(app, "mine");

        Assert.Equal(code, (await ImportAsync(door, folder, key)).Failure?.Code);

        Assert.Empty(await door.Service<AccountReader>().ListAsync(Entrance.Workspace));
        var sessions = Path.Combine(app.Database.Folder, "tdlib");
        Assert.True(!Directory.Exists(sessions) || Directory.GetDirectories(sessions).Length == 0);
    }

    [Fact]
    public async Task Session_OfTheServer_IsNotForOtherWorkspaces()
    {
        await using var app = await RunningApp.StartAsync();
        var door = new Entrance(app);
        Leave(app, "mine");

        var refused = await door.Service<ImportSession>().RunAsync(new WorkspaceId(2), "mine", Key, new AccountDraft(), Actor.System);

        Assert.Equal("account_folder_invalid", refused.Failure?.Code);
    }

    private static string Leave(RunningApp app, string name)
    {
        var folder = Path.Combine(app.Database.Folder, "import", name);
        SandboxChannels.MakeSession(folder, System.Text.Encoding.UTF8.GetBytes(Key), Entrance.Phone);
        return folder;
    }

    private static Task<Result<long>> ImportAsync(Entrance door, string folder, string key) =>
        door.Service<ImportSession>().RunAsync(Entrance.Workspace, folder, key, new AccountDraft(), Actor.System);
}
