using System.Text.Json;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Sandbox.MtProto;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Emulators;

/// <summary>The script answers as td_api.tl and TDLib's AuthManager say.</summary>
public sealed class ScriptedTdlibTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ta-tdlib-").FullName;
    private readonly HandClock _clock = new();
    private SandboxServer _sandbox = null!;

    public async ValueTask InitializeAsync() => _sandbox = await SandboxServer.StartAsync(new SandboxOptions { Time = _clock });

    public async ValueTask DisposeAsync()
    {
        await _sandbox.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void Client_BeforeItsFirstRequest_IsSilent()
    {
        _sandbox.Tdlib.CreateClient();

        Assert.Null(_sandbox.Tdlib.Receive(TimeSpan.FromMilliseconds(20)));
    }

    [Fact]
    public void SignIn_ByPhone_GoesThroughTheStatesOfTdlib()
    {
        var talk = Talk();
        talk.SetUp(_folder);
        talk.Refused("PHONE_NUMBER_INVALID", "setAuthenticationPhoneNumber", new { phone_number = "hello" });
        talk.Done("setAuthenticationPhoneNumber", new { phone_number = "+999 66 1 0001" });
        talk.Refused("PHONE_CODE_INVALID", "checkAuthenticationCode", new { code = "11111" });
        talk.Done("checkAuthenticationCode", new { code = "12345" });

        Assert.Equal(["WaitTdlibParameters", "WaitPhoneNumber", "WaitCode", "Ready"], talk.States);
        Assert.Equal("99966 1 0001".Replace(" ", "", StringComparison.Ordinal), talk.Ask("getMe").GetProperty("phone_number").GetString());
    }

    [Fact]
    public void SignIn_WithPassword_TakesTheRightOneOnly()
    {
        var talk = Talk().SignedIn(_folder, "+99966100002");
        Assert.Equal("what warns ships", talk.LastState.GetProperty("password_hint").GetString());
        talk.Refused("PASSWORD_HASH_INVALID", "checkAuthenticationPassword", new { password = "harbour" });
        talk.Done("checkAuthenticationPassword", new { password = "lighthouse" });

        Assert.Equal("Ready", talk.States[^1]);
    }

    [Fact]
    public void SignIn_WithEmail_AsksForAddressAndBothCodes()
    {
        var talk = Talk();
        talk.SetUp(_folder);
        talk.Done("setAuthenticationPhoneNumber", new { phone_number = "99966100003" });
        talk.Refused("EMAIL_INVALID", "setAuthenticationEmailAddress", new { email_address = "nobody" });
        talk.Done("setAuthenticationEmailAddress", new { email_address = "ada@example.com" });
        talk.Done("checkAuthenticationEmailCode", new { code = new Dictionary<string, string> { ["@type"] = "emailAddressAuthenticationCode", ["code"] = "12345" } });
        talk.Done("checkAuthenticationCode", new { code = "12345" });

        Assert.Equal(["WaitEmailAddress", "WaitEmailCode", "WaitCode", "Ready"], talk.States.Skip(2));
    }

    [Theory]
    [InlineData("99966100009", "PHONE_NUMBER_BANNED")]
    [InlineData("", "Phone number must be non-empty")]
    public void SignIn_OfANumberThatCannot_IsRefused(string number, string words)
    {
        var talk = Talk();
        talk.SetUp(_folder);

        talk.Refused(words, "setAuthenticationPhoneNumber", new { phone_number = number });
    }

    [Fact]
    public void SignIn_OfANumberWithoutAccount_AsksForRegistration() =>
        Assert.Equal("WaitRegistration", Talk().SignedIn(_folder, "99966100008").States[^1]);

    [Fact]
    public void Parameters_ThatAreWrong_AreRefused()
    {
        Assert.StartsWith("Valid api_id", Talk().SetUp(_folder, id: 0).GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("Valid api_hash", Talk().SetUp(_folder, hash: "").GetProperty("message").GetString(), StringComparison.Ordinal);
        var talk = Talk();
        talk.SetUp(_folder, hash: ScriptedTdlib.WrongApiHash);
        talk.Refused("API_ID_INVALID", "setAuthenticationPhoneNumber", new { phone_number = "99966100001" });
    }

    [Fact]
    public void Code_ThatExpired_WorksWhenSentAgain()
    {
        var talk = Talk();
        talk.SetUp(_folder);
        talk.Done("setAuthenticationPhoneNumber", new { phone_number = "99966100001" });
        _sandbox.Channels.ExpireCode("99966100001");
        talk.Refused("PHONE_CODE_EXPIRED", "checkAuthenticationCode", new { code = "12345" });
        talk.Done("resendAuthenticationCode");
        Assert.Equal("authenticationCodeTypeSms", TdTalk.TypeOf(talk.LastState.GetProperty("code_info").GetProperty("type")));
        talk.Refused("Authentication code can't be resend", "resendAuthenticationCode");

        talk.Done("checkAuthenticationCode", new { code = "12345" });
    }

    [Fact]
    public void QrCode_IsRenewed_UntilSomebodyScansIt()
    {
        var talk = Talk();
        talk.SetUp(_folder);
        talk.Done("requestQrCodeAuthentication");
        var first = talk.LastState.GetProperty("link").GetString();
        _clock.Forward(TimeSpan.FromSeconds(31));
        talk.Listen();
        Assert.StartsWith("tg://login?token=", first, StringComparison.Ordinal);
        Assert.NotEqual(first, talk.LastState.GetProperty("link").GetString());

        Assert.True(_sandbox.Channels.ScanQr());
        talk.Listen();

        Assert.Equal("Ready", talk.States[^1]);
        Assert.Equal("Grace", talk.Ask("getMe").GetProperty("first_name").GetString());
    }

    [Fact]
    public void QrCode_OfTheDemo_IsScannedByItself()
    {
        _sandbox.Channels.ScansByItself = true;
        var talk = Talk();
        talk.SetUp(_folder);
        talk.Done("requestQrCodeAuthentication");
        _clock.Forward(TimeSpan.FromSeconds(6));
        talk.Listen();

        Assert.Equal("Ready", talk.States[^1]);
    }

    [Fact]
    public void Session_SurvivesClosing_AndOpensWithItsKeyOnly()
    {
        var first = Talk().SignedIn(_folder, "99966100001", [1, 2, 3]);
        Assert.StartsWith("Can't lock file", Talk().SetUp(_folder, [1, 2, 3]).GetProperty("message").GetString(), StringComparison.Ordinal);
        first.Done("close");
        first.Listen();
        Assert.Equal(["Ready", "Closing", "Closed"], first.States.TakeLast(3));
        first.Refused("Request aborted", "getMe");

        var wrong = Talk().SetUp(_folder, [9]);
        var again = Talk();
        again.SetUp(_folder, [1, 2, 3]);

        Assert.Equal((401, "Wrong database encryption key"), (wrong.GetProperty("code").GetInt32(), wrong.GetProperty("message").GetString()));
        Assert.Equal("Ready", again.States[^1]);
    }

    [Fact]
    public void Session_ThatIsBroken_IsRefused()
    {
        File.WriteAllText(Path.Combine(_folder, "td.binlog"), "not a session");

        Assert.StartsWith("Can't init database", Talk().SetUp(_folder).GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void LogOut_DeletesTheSession()
    {
        var talk = Talk().SignedIn(_folder, "99966100001");
        talk.Done("logOut");
        talk.Listen();

        Assert.Equal(["LoggingOut", "Closing", "Closed"], talk.States.TakeLast(3));
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public void Session_EndedElsewhere_ClosesAtOnce_OrWhenItIsOpenedNext()
    {
        var open = Talk().SignedIn(_folder, "99966100001");
        var other = Path.Combine(_folder, "other");
        var closed = Talk().SignedIn(other, "99966100001");
        closed.Done("close");
        closed.Listen();

        _sandbox.Channels.EndSessions("99966100001");
        open.Listen();
        var next = Talk();
        next.SetUp(other);
        next.Listen();

        Assert.Equal(["LoggingOut", "Closing", "Closed"], open.States.TakeLast(3));
        Assert.Equal(["Ready", "LoggingOut", "Closing", "Closed"], next.States.TakeLast(4));
    }

    [Fact]
    public void Proxy_IsKeptAndTried()
    {
        var talk = Talk();
        talk.SetUp(_folder);
        var socks = new Dictionary<string, object> { ["@type"] = "proxyTypeSocks5", ["username"] = "", ["password"] = "" };

        var added = talk.Ask("addProxy", new { proxy = new { server = "proxy.example", port = 1080, type = socks }, enable = true, comment = "" });
        talk.Refused("Wrong port number", "addProxy", new { proxy = new { server = "proxy.example", port = 0, type = socks } });
        talk.Refused("Can't resolve nowhere.invalid", "testProxy", new { proxy = new { server = "nowhere.invalid", port = 1080, type = socks } });

        Assert.True(added.GetProperty("is_enabled").GetBoolean());
        Assert.Equal("seconds", TdTalk.TypeOf(talk.Ask("pingProxy", new { proxy = new { server = "proxy.example", port = 1080, type = socks } })));
    }

    [Fact]
    public void WhatNobodyReads_IsRefusedAndListed()
    {
        var talk = Talk().SignedIn(_folder, "99966100001");

        Assert.Equal(400, talk.Ask("viewMessages", new { chat_id = 1 }).GetProperty("code").GetInt32());
        Assert.Equal(["viewMessages"], _sandbox.Channels.Refused);
    }

    [Fact]
    public void Execute_AnswersSynchronousRequestsOnly()
    {
        var refused = JsonElement.Parse(_sandbox.Tdlib.Execute("""{"@type":"getMe","@extra":7}""")!);

        Assert.Equal("ok", TdTalk.TypeOf(JsonElement.Parse(_sandbox.Tdlib.Execute("""{"@type":"setLogVerbosityLevel","new_verbosity_level":1}""")!)));
        Assert.Equal(("error", 7), (TdTalk.TypeOf(refused), refused.GetProperty("@extra").GetInt32()));
    }

    private TdTalk Talk() => new(_sandbox.Tdlib);
}
