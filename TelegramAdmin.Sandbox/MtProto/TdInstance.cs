using System.Text.Json.Nodes;
using TelegramAdmin.Sandbox.MtProto.Protocol;
using TelegramAdmin.Sandbox.MtProto.SignIn;
using TelegramAdmin.Sandbox.MtProto.Writing;

namespace TelegramAdmin.Sandbox.MtProto;

/// <summary>One client of the script, from its first request to <c>authorizationStateClosed</c>.</summary>
internal sealed class TdInstance(Action<JsonObject> tell, Action forget)
{
    public JsonObject State { get; private set; } = Td.Of("authorizationStateWaitTdlibParameters");

    public string StateType => State["@type"]!.GetValue<string>();

    public bool IsReady => StateType == "authorizationStateReady";

    public string ApiHash { get; set; } = "";

    public SessionFile? Session { get; set; }

    public string? Folder { get; set; }

    /// <summary>Who is signing in or signed in.</summary>
    public TestNumber? Number { get; set; }

    public string Account => Number?.Digits ?? "";

    public bool WasResent { get; set; }

    public bool NeedsPassword { get; set; }

    public string Email { get; set; } = "";

    public QrCode? Qr { get; set; }

    public HashSet<long> OpenChats { get; } = [];

    public TdProxies Proxies { get; } = new();

    public void Start()
    {
        Tell(Td.OptionUpdate("version", Td.OptionText("1.8.67")));
        Tell(Td.StateUpdate((JsonObject)State.DeepClone()));
    }

    public void Tell(JsonObject update) => tell(update);

    public void GoTo(JsonObject state)
    {
        State = state;
        if (StateType != "authorizationStateWaitOtherDeviceConfirmation") Qr = null;
        Tell(Td.StateUpdate((JsonObject)state.DeepClone()));
    }

    /// <summary>The session is there: who it is comes first, then the state.</summary>
    public void Enter(TestNumber who)
    {
        Number = who;
        Session!.SignIn(who);
        Tell(Td.OptionUpdate("my_id", Td.OptionNumber(who.UserId)));
        Tell(new JsonObject { ["@type"] = "updateUser", ["user"] = UserWriter.Write(who) });
        GoTo(Td.Of("authorizationStateReady"));
        Tell(new JsonObject { ["@type"] = "updateConnectionState", ["state"] = Td.Of("connectionStateReady") });
    }

    /// <summary>Signed out, here or elsewhere: TDLib deletes its database and closes.</summary>
    public void Leave()
    {
        GoTo(Td.Of("authorizationStateLoggingOut"));
        Session?.Delete();
        Close();
    }

    public void Close()
    {
        GoTo(Td.Of("authorizationStateClosing"));
        Session = null;
        GoTo(Td.Of("authorizationStateClosed"));
        forget();
    }
}

/// <summary>A login link as TDLib makes it, waiting to be scanned.</summary>
/// <param name="RenewAt">Unix seconds.</param>
/// <param name="ScanAt">When somebody scans it by herself; null for never.</param>
internal sealed record QrCode(long RenewAt, long? ScanAt);
