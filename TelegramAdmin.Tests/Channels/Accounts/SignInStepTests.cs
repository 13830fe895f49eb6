using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Channels.Accounts;
using TelegramAdmin.Core.Channels.Accounts.Entering;
using TelegramAdmin.Core.Channels.Accounts.Importing;
using TelegramAdmin.Core.Channels.Accounts.Keeping;
using TelegramAdmin.Core.Security;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Channels.Accounts;

/// <summary>Somebody signs an account in, step by step.</summary>
public sealed class SignInStepTests
{
    private static readonly WorkspaceId Here = WorkspaceId.Default;

    private readonly SmallTdlib _tdlib = new();
    private readonly HandClock _clock = new();

    [Theory]
    [OnBothDatabases]
    public async Task ByPhone_ToTheEnd_TheAccountIsReady_AndItsNumberIsNotInTheClear(DatabaseProvider provider)
    {
        await using var bench = await StartAsync(provider);
        var id = await AddAsync(bench);

        var code = (await bench.Service<BeginSignIn>().ByPhoneAsync(Here, id, "+49 151 23456758")).Value;
        Assert.Equal((SignInStep.Code, CodeWay.Sms, 5, CodeWay.Call), (code.Step, code.Way, code.CodeLength, code.NextWay));
        var wrong = await bench.Service<ContinueSignIn>().CodeAsync(Here, id, "54321");
        Assert.Equal("phone_code_invalid", wrong.Failure!.Code);
        var done = await bench.Service<ContinueSignIn>().CodeAsync(Here, id, " 12345 ");

        Assert.Equal(SignInStep.Finished, done.Value.Step);
        var account = (await bench.FindAsync(id))!;
        Assert.Equal((AccountState.Ready, "Ada Reader", "ada", "58", 77), (account.State, account.Name, account.Username, account.PhoneEnd, account.TelegramUserId));
        Assert.DoesNotContain("4915123456758", account.ProtectedPhone, StringComparison.Ordinal);
        Assert.Equal("4915123456758", bench.Service<SecretProtector>().TryReveal(account.ProtectedPhone!));
        Assert.Empty(_tdlib.Open);
        Assert.True((await bench.Sources.OpenAsync(id, CancellationToken.None)).IsOk);
        Assert.Equal("+4915123456758", (string?)_tdlib.Requests.First(r => (string?)r["@type"] == "setAuthenticationPhoneNumber")["phone_number"]);
    }

    [Fact]
    public async Task ByQr_TheScanFinishesIt()
    {
        await using var bench = await StartAsync();
        var id = await AddAsync(bench);

        var shown = (await bench.Service<BeginSignIn>().ByQrAsync(Here, id)).Value;
        Assert.Equal((SignInStep.QrCode, "tg://login?token=AAAA"), (shown.Step, shown.QrLink));
        var client = Assert.Single(_tdlib.Open).Key;
        _tdlib.GoTo(client, "authorizationStateWaitOtherDeviceConfirmation", """, "link":"tg://login?token=BBBB" """);
        await Eventually.TrueAsync(() => bench.Service<SignInDesk>().Look(Here, id)?.QrLink == "tg://login?token=BBBB", "the code was renewed");
        _tdlib.GoTo(client, "authorizationStateReady");

        await Eventually.TrueAsync(() => bench.Service<SignInDesk>().Look(Here, id)?.Step == SignInStep.Finished, "it is signed in");
        Assert.Equal(AccountState.Ready, (await bench.FindAsync(id))!.State);
    }

    [Fact]
    public async Task FromQrToPhone_BeginsAnew()
    {
        await using var bench = await StartAsync();
        var id = await AddAsync(bench);
        await bench.Service<BeginSignIn>().ByQrAsync(Here, id);

        var code = await bench.Service<BeginSignIn>().ByPhoneAsync(Here, id, "+4915123456758");

        Assert.Equal(SignInStep.Code, code.Value.Step);
        Assert.Equal(2, _tdlib.Sent.Count(name => name == "setTdlibParameters"));
    }

    [Theory]
    [InlineData(400, "PHONE_NUMBER_INVALID", "phone_number_invalid")]
    [InlineData(400, "PHONE_NUMBER_BANNED", "account_banned")]
    [InlineData(400, "API_ID_INVALID", "account_application_invalid")]
    [InlineData(400, "API_ID_PUBLISHED_FLOOD", "sign_in_app_refused")]
    [InlineData(406, "UPDATE_APP_TO_LOGIN", "sign_in_not_by_phone")]
    [InlineData(429, "Too Many Requests: retry after 86400", "flood_wait")]
    [InlineData(400, "SOMETHING_NEW", "sign_in_refused")]
    public async Task WhatTelegramRefuses_HasItsOwnWords(int code, string message, string failure)
    {
        await using var bench = await StartAsync();
        var id = await AddAsync(bench);
        _tdlib.Answers["setAuthenticationPhoneNumber"] = _ => $$"""{"@type":"error","code":{{code}},"message":"{{message}}"}""";

        var refused = (await bench.Service<BeginSignIn>().ByPhoneAsync(Here, id, "+4915123456758")).Failure!;

        Assert.Equal(failure, refused.Code);
        if (failure == "flood_wait")
            Assert.Contains("24 hours", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("authorizationStateWaitRegistration", "phone_number_unregistered")]
    [InlineData("authorizationStateWaitPremiumPurchase", "sign_in_premium_needed")]
    public async Task StateThatLeadsNowhere_IsARefusal(string state, string failure)
    {
        await using var bench = await StartAsync();
        var id = await AddAsync(bench);
        _tdlib.Answers["setAuthenticationPhoneNumber"] = _ =>
        {
            _tdlib.GoTo(_tdlib.Open.Single().Key, state);
            return """{"@type":"ok"}""";
        };

        Assert.Equal(failure, (await bench.Service<BeginSignIn>().ByPhoneAsync(Here, id, "+4915123456758")).Failure!.Code);
    }

    [Fact]
    public async Task Step_ThatIsNotAwaited_IsRefusedHere()
    {
        await using var bench = await StartAsync();
        var id = await AddAsync(bench);
        await bench.Service<BeginSignIn>().ByPhoneAsync(Here, id, "+4915123456758");

        Assert.Equal("account_step_not_awaited", (await bench.Service<ContinueSignIn>().PasswordAsync(Here, id, "lighthouse")).Failure!.Code);
        Assert.Equal("account_not_signing_in", (await bench.Service<ContinueSignIn>().CodeAsync(new WorkspaceId(2), id, "12345")).Failure!.Code);
        Assert.DoesNotContain("checkAuthenticationPassword", _tdlib.Sent);
    }

    [Fact]
    public async Task Cancel_LeavesNothingOfANewAccount()
    {
        await using var bench = await StartAsync();
        var id = await AddAsync(bench);
        await bench.Service<BeginSignIn>().ByPhoneAsync(Here, id, "+4915123456758");
        var folder = bench.FolderOf((await bench.FindAsync(id))!);
        Assert.True(Directory.Exists(folder));

        await bench.Service<CancelSignIn>().RunAsync(Here, id);

        Assert.Null(await bench.FindAsync(id));
        Assert.False(Directory.Exists(folder));
        Assert.Empty(_tdlib.Open);
    }

    [Fact]
    public async Task SignIn_ThatNobodyTouches_EndsAfterFifteenMinutes()
    {
        await using var bench = await StartAsync();
        var id = await AddAsync(bench);
        await bench.Service<BeginSignIn>().ByQrAsync(Here, id);

        _clock.Forward(TimeSpan.FromMinutes(14));
        Assert.Equal(0, await bench.Service<SignInDesk>().SweepAsync());
        _clock.Forward(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await bench.Service<SignInDesk>().SweepAsync());

        Assert.Null(await bench.FindAsync(id));
        Assert.Empty(_tdlib.Open);
    }

    [Fact]
    public async Task SamePerson_Twice_IsRefused_AndTheSecondSessionEnds()
    {
        await using var bench = await StartAsync();
        await SignInAsync(bench, await AddAsync(bench));
        var second = await AddAsync(bench);

        var refused = await SignInAsync(bench, second);

        Assert.Equal("account_known", refused?.Code);
        Assert.Null(await bench.FindAsync(second));
        Assert.Contains("logOut", _tdlib.Sent);
    }

    [Fact]
    public async Task SignInAgain_AfterTheSessionEnded_TakesANewKey()
    {
        await using var bench = await StartAsync();
        var id = await AddAsync(bench);
        await SignInAsync(bench, id);
        var before = (await bench.FindAsync(id))!;
        Assert.Equal("account_already_signed_in", (await bench.Service<SignInAgain>().RunAsync(Here, id)).Failure!.Code);
        await bench.Sources.OpenAsync(id, CancellationToken.None);
        _tdlib.EndSession(bench.FolderOf(before));
        await Eventually.TrueAsync(async () => (await bench.FindAsync(id))!.State == AccountState.SessionEnded, "the end is noticed");

        Assert.Null((await bench.Service<SignInAgain>().RunAsync(Here, id)).Failure);
        Assert.Null(await SignInAsync(bench, id));

        var after = (await bench.FindAsync(id))!;
        Assert.Equal((AccountState.Ready, null), (after.State, after.Trouble));
        Assert.NotEqual(before.ProtectedKey, after.ProtectedKey);
    }

    [Fact]
    public async Task Import_OfAReadySession_IsCopied_AndAnythingElseIsRefused()
    {
        await using var bench = await StartAsync();
        var import = bench.Service<ImportSession>();
        var folder = Directory.CreateDirectory(Path.Combine(import.List().Directory, "ada")).FullName;
        Task<Core.Errors.Result<long>> RunAsync(string name) => import.RunAsync(Here, name, "", new AccountDraft(), Actor.System);

        Assert.Equal("account_folder_no_session", (await RunAsync("ada")).Failure!.Code);
        foreach (var name in new[] { "..", "../ada", "nobody", "", "/etc" })
            Assert.Equal("account_folder_invalid", (await RunAsync(name)).Failure!.Code);
        await File.WriteAllTextAsync(Path.Combine(folder, "td.binlog"), "played");
        Assert.Equal("account_import_not_signed_in", (await RunAsync("ada")).Failure!.Code);
        File.CreateSymbolicLink(Path.Combine(folder, "db.sqlite"), "/etc/hostname");
        Assert.Equal("account_folder_no_session", (await RunAsync("ada")).Failure!.Code);
        Assert.Empty(Directory.EnumerateDirectories(bench.Service<EngineOptions>().PathOf("tdlib")));

        File.Delete(Path.Combine(folder, "db.sqlite"));
        _tdlib.Answers["setTdlibParameters"] = sent => SignedIn((string)sent["database_directory"]!);
        var imported = await RunAsync("ada");

        Assert.Equal(AccountState.Ready, (await bench.FindAsync(imported.Value))!.State);
        Assert.DoesNotContain("logOut", _tdlib.Sent);
        Assert.True(File.Exists(Path.Combine(folder, "td.binlog")));
    }

    private string SignedIn(string folder)
    {
        Assert.True(File.Exists(Path.Combine(folder, "td.binlog")));
        _tdlib.GoTo(_tdlib.LastClient, "authorizationStateReady");
        return """{"@type":"ok"}""";
    }

    private static async Task<long> AddAsync(AccountBench bench) => (await bench.Service<AddAccount>().RunAsync(Here, new AccountDraft(), Actor.System)).Value;

    private static async Task<Core.Errors.Failure?> SignInAsync(AccountBench bench, long id)
    {
        await bench.Service<BeginSignIn>().ByPhoneAsync(Here, id, "+4915123456758");
        return (await bench.Service<ContinueSignIn>().CodeAsync(Here, id, "12345")).Failure;
    }

    private Task<AccountBench> StartAsync(DatabaseProvider provider = DatabaseProvider.Sqlite) => AccountBench.StartAsync(provider, _clock, _tdlib);
}
