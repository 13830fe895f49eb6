using System.Text.Json.Nodes;
using TelegramAdmin.Sandbox.MtProto.Protocol;

namespace TelegramAdmin.Sandbox.MtProto.Methods;

/// <summary>Every request that the script answers. What it does not know is refused and listed, so that a test sees a write.</summary>
internal sealed class MethodTable
{
    /// <summary>TDLib answers these before anything else is set up.</summary>
    private static readonly HashSet<string> Early =
    [
        "getAuthorizationState", "setTdlibParameters", "close", "getOption", "setOption", "setLogVerbosityLevel", "setLogStream",
        "addProxy", "enableProxy", "disableProxy", "removeProxy", "getProxies", "pingProxy", "testProxy",
    ];

    private static readonly HashSet<string> Outgoing =
    [
        "searchPublicChat", "checkChatInviteLink", "searchChatMessages", "getChatHistory", "getMessages", "getSupergroupFullInfo", "setAuthenticationPhoneNumber",
        "checkAuthenticationCode", "resendAuthenticationCode", "setAuthenticationEmailAddress", "checkAuthenticationEmailCode", "checkAuthenticationPassword", "requestQrCodeAuthentication",
    ];

    private readonly ScriptState _state;
    private readonly Dictionary<string, Method> _known = [];

    public MethodTable(ScriptState state)
    {
        _state = state;
        SetupMethods.AddTo(_known);
        SignInMethods.AddTo(_known);
        ChannelMethods.AddTo(_known);
        HistoryMethods.AddTo(_known);
    }

    /// <exception cref="TdError">It is refused.</exception>
    public (JsonObject Answer, Action? Afterwards) Answer(TdInstance instance, TdRequest request)
    {
        var name = request.Type;
        if (!_known.TryGetValue(name, out var method))
        {
            _state.Refused.Add(name);
            throw new TdError(400, $"The sandbox does not answer {name}");
        }

        _state.Calls.Add(new TdlibCall(instance.Account, name, _state.World.Time.GetUtcNow(), Outgoing.Contains(name)));
        if (instance.Session is null && !Early.Contains(name)) throw new TdError(400, "Initialization parameters are needed: call setTdlibParameters first");
        if (instance.IsReady && Outgoing.Contains(name) && _state.Banned.Contains(instance.Account)) return (new TdError(401, "USER_DEACTIVATED_BAN").ToJson(), instance.Leave);
        RefuseFlood(instance, name);
        var call = new TdCall(_state, instance, request);
        return (method(call), call.Afterwards);
    }

    private void RefuseFlood(TdInstance instance, string name)
    {
        var now = _state.World.Now;
        _state.Floods.RemoveAll(flood => flood.Until <= now);
        var wait = _state.Floods.Find(flood => (flood.Account is null || flood.Account == instance.Account) && (flood.Method is null ? Outgoing.Contains(name) : flood.Method == name));
        if (wait is not null) throw TdError.Wait((int)(wait.Until - now));
    }
}

/// <exception cref="TdError">It is refused.</exception>
internal delegate JsonObject Method(TdCall call);

internal sealed class TdCall(ScriptState state, TdInstance instance, TdRequest request)
{
    public ScriptState State => state;

    public TdInstance Instance => instance;

    public TdRequest Request => request;

    /// <summary>Happens when the answer is out.</summary>
    public Action? Afterwards { get; set; }
}
