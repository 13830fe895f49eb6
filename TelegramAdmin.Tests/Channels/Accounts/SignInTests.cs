using TelegramAdmin.Core.Channels.Accounts;
using TelegramAdmin.Core.Channels.Accounts.Entering;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Sandbox.MtProto;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Channels.Accounts;

/// <summary>Every state of TDLib's sign-in, and every refusal that somebody meets there.</summary>
public sealed class SignInTests
{
    [Theory]
    [OnBothDatabases]
    public async Task Account_SignedInByPhone_IsReady_AndKeepsNothingInTheClear(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var door = new Entrance(app);
        var id = await door.AddAsync();

        var asked = Entrance.Passed(await door.ByPhoneAsync(id, Entrance.Phone));
        Assert.Equal((SignInStep.Code, CodeWay.Telegram, (int?)5, CodeWay.Sms), (asked.Step, asked.Way!.Value, asked.CodeLength, asked.NextWay!.Value));
        Assert.Equal(SignInErrors.CodeInvalid, (await door.CodeAsync(id, "11111")).Failure);
        Assert.Equal(SignInErrors.CodeInvalid, (await door.CodeAsync(id, "   ")).Failure);
        Assert.Equal(AccountErrors.NotAwaited, (await door.PasswordAsync(id, SandboxChannels.Password)).Failure);
        Assert.Equal(SignInStep.Finished, Entrance.Passed(await door.CodeAsync(id, " 12345 ")).Step);

        var row = await door.RowAsync(id);
        Assert.Equal((AccountState.Ready, "01"), (row.State, row.PhoneEnd));
        Assert.NotNull(row.TelegramUserId);
        Assert.DoesNotContain("99966100001", row.ProtectedPhone!, StringComparison.Ordinal);
        Assert.True((await door.OpenAsync(id)).IsOk);
        Assert.Equal(["account.added"], await door.AuditAsync());
        Assert.Empty(door.Script.Refused);
    }

    [Fact]
    public async Task Account_WithTwoStepVerification_NeedsItsPassword()
    {
        await using var app = await RunningApp.StartAsync();
        var door = new Entrance(app);
        var id = await door.AddAsync();
        await door.ByPhoneAsync(id, Entrance.PhoneWithPassword);

        var asked = Entrance.Passed(await door.CodeAsync(id));

        Assert.Equal((SignInStep.Password, "what warns ships"), (asked.Step, asked.PasswordHint));
        Assert.Equal(SignInErrors.PasswordInvalid, (await door.PasswordAsync(id, "harbour")).Failure);
        Assert.Equal(SignInStep.Finished, Entrance.Passed(await door.PasswordAsync(id, SandboxChannels.Password)).Step);
        Assert.Equal(AccountState.Ready, (await door.RowAsync(id)).State);
    }

    [Fact]
    public async Task Account_ThatNeedsAnEmailAddress_IsAskedForItAndItsCode()
    {
        await using var app = await RunningApp.StartAsync();
        var door = new Entrance(app);
        var go = door.Service<ContinueSignIn>();
        var id = await door.AddAsync();

        Assert.Equal(SignInStep.EmailAddress, Entrance.Passed(await door.ByPhoneAsync(id, "+99966100003")).Step);
        Assert.Equal(SignInErrors.EmailInvalid, (await go.EmailAsync(Entrance.Workspace, id, "nobody")).Failure);
        var asked = Entrance.Passed(await go.EmailAsync(Entrance.Workspace, id, "ada@example.com"));
        Assert.Equal((SignInStep.EmailCode, "a***a@example.com"), (asked.Step, asked.EmailPattern));
        Assert.Equal(SignInErrors.EmailCodeInvalid, (await go.EmailCodeAsync(Entrance.Workspace, id, "54321")).Failure);
        Assert.Equal(SignInStep.Code, Entrance.Passed(await go.EmailCodeAsync(Entrance.Workspace, id, SandboxChannels.Code)).Step);

        Assert.Equal(SignInStep.Finished, Entrance.Passed(await door.CodeAsync(id)).Step);
    }

    [Fact]
    public async Task QrCode_IsShown_UntilSomebodyScansIt()
    {
        await using var app = await RunningApp.StartAsync();
        var door = new Entrance(app);
        var id = await door.AddAsync();

        var shown = Entrance.Passed(await door.Service<BeginSignIn>().ByQrAsync(Entrance.Workspace, id));
        Assert.Equal(SignInStep.QrCode, shown.Step);
        Assert.StartsWith("tg://login?token=", shown.QrLink, StringComparison.Ordinal);
        Assert.True(door.Script.ScanQr());

        await door.WhenAsync(id, AccountState.Ready);
        Assert.StartsWith("Grace", (await door.RowAsync(id)).Name, StringComparison.Ordinal);
    }

    [Fact]
    public async Task QrCode_OfAnAccountWithPassword_AsksForIt()
    {
        await using var app = await RunningApp.StartAsync();
        var door = new Entrance(app);
        var id = await door.AddAsync();
        await door.Service<BeginSignIn>().ByQrAsync(Entrance.Workspace, id);
        door.Script.ScanQr(asksForPassword: true);
        await Eventually.TrueAsync(() => door.Service<SignInDesk>().Look(Entrance.Workspace, id)?.Step == SignInStep.Password, "the password is asked for");

        Assert.Equal(SignInStep.Finished, Entrance.Passed(await door.PasswordAsync(id, SandboxChannels.Password)).Step);
    }

    [Theory]
    [InlineData("hello", "phone_number_invalid")]
    [InlineData("+99966100009", "account_banned")]
    public async Task Number_ThatTelegramDoesNotTake_IsRefusedInClearWords(string phone, string code)
    {
        await using var app = await RunningApp.StartAsync();
        var door = new Entrance(app);
        var id = await door.AddAsync();

        Assert.Equal(code, (await door.ByPhoneAsync(id, phone)).Failure?.Code);
        // Another number may follow at once.
        Assert.Equal(SignInStep.Code, Entrance.Passed(await door.ByPhoneAsync(id, Entrance.Phone)).Step);
    }

    [Fact]
    public async Task Number_WithoutAnAccount_IsRefused_AndNobodyIsRegistered()
    {
        await using var app = await RunningApp.StartAsync();
        var door = new Entrance(app);
        var id = await door.AddAsync();
        await door.ByPhoneAsync(id, "+99966100008");

        Assert.Equal(SignInErrors.Unregistered, (await door.CodeAsync(id)).Failure);
        Assert.Empty(door.Script.Refused);
    }

    [Fact]
    public async Task Code_ThatExpired_ComesAgainBySms()
    {
        await using var app = await RunningApp.StartAsync();
        var door = new Entrance(app);
        var id = await door.AddAsync();
        await door.ByPhoneAsync(id, Entrance.Phone);
        door.Script.ExpireCode(Entrance.Phone);
        Assert.Equal(SignInErrors.CodeExpired, (await door.CodeAsync(id)).Failure);

        var again = Entrance.Passed(await door.Service<ContinueSignIn>().ResendCodeAsync(Entrance.Workspace, id));

        Assert.Equal((CodeWay.Sms, (CodeWay?)null), (again.Way!.Value, again.NextWay));
        Assert.Equal(SignInErrors.CodeUnavailable, (await door.Service<ContinueSignIn>().ResendCodeAsync(Entrance.Workspace, id)).Failure);
        Assert.Equal(SignInStep.Finished, Entrance.Passed(await door.CodeAsync(id)).Step);
    }

    [Fact]
    public async Task Flood_IsToldWithItsTime()
    {
        await using var app = await RunningApp.StartAsync();
        var door = new Entrance(app);
        var id = await door.AddAsync();
        door.Script.Flood(TimeSpan.FromHours(3), "setAuthenticationPhoneNumber");

        var refused = (await door.ByPhoneAsync(id, Entrance.Phone)).Failure;

        Assert.Equal("flood_wait", refused?.Code);
        Assert.Contains("3 hours", refused!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Application_ThatTelegramDoesNotKnow_IsRefused()
    {
        await using var app = await RunningApp.StartAsync();
        var door = new Entrance(app);
        var id = await door.AddAsync(new AccountDraft(ApiId: 7, ApiHash: ScriptedTdlib.WrongApiHash));

        Assert.Equal(AccountErrors.ApplicationInvalid, (await door.ByPhoneAsync(id, Entrance.Phone)).Failure);
    }

    [Fact]
    public async Task SignIn_BrokenOff_LeavesNothing()
    {
        await using var app = await RunningApp.StartAsync();
        var door = new Entrance(app);
        var id = await door.AddAsync();
        await door.ByPhoneAsync(id, Entrance.Phone);
        var folder = door.FolderOf(await door.RowAsync(id));
        Assert.NotEmpty(Directory.GetFiles(folder));

        await door.Service<CancelSignIn>().RunAsync(Entrance.Workspace, id);

        Assert.Null(await door.FindAsync(id));
        Assert.False(Directory.Exists(folder));
        Assert.Equal(AccountErrors.NotSigningIn, (await door.CodeAsync(id)).Failure);
    }

    [Fact]
    public async Task Person_WhoIsHereAlready_IsNotAddedTwice()
    {
        await using var app = await RunningApp.StartAsync();
        var door = new Entrance(app);
        await door.EnterAsync();
        var second = await door.AddAsync();
        await door.ByPhoneAsync(second, Entrance.Phone);

        Assert.Equal("account_known", (await door.CodeAsync(second)).Failure?.Code);
        Assert.Null(await door.FindAsync(second));
    }
}
