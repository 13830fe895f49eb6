using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using TelegramAdmin.Core.MtProto;
using TelegramAdmin.Tests.MtProto;

namespace TelegramAdmin.Tests.Channels.Accounts;

/// <summary>Opens and closes as TDLib does and lets everybody in; a folder with a file "session" is signed in. Everything else a test says itself.</summary>
internal sealed class SmallTdlib : ITdTransport
{
    private readonly QuietTransport _lines = new();
    private readonly ConcurrentDictionary<int, string> _folders = new();

    /// <summary>Answers of a test's own, by the name of the request; they come before the usual ones.</summary>
    public ConcurrentDictionary<string, Func<JsonObject, string?>> Answers { get; } = new();

    public IEnumerable<string> Sent => _lines.Sent.Select(sent => (string)sent["@type"]!);

    public IEnumerable<JsonObject> Requests => _lines.Sent;

    /// <summary>Folders that are open, by client.</summary>
    public IReadOnlyDictionary<int, string> Open => _folders;

    public int MostOpen { get; private set; }

    public int LastClient { get; private set; }

    public int CreateClient() => LastClient = _lines.CreateClient();

    public string? Execute(string request) => null;

    public string? Receive(TimeSpan wait) => _lines.Receive(wait);

    public void Send(int client, string request)
    {
        var sent = JsonNode.Parse(request)!.AsObject();
        _lines.Sent.Enqueue(sent);
        var answer = Answers.TryGetValue((string)sent["@type"]!, out var own) ? own(sent) : Usual(client, sent);
        if (answer is not null)
            _lines.Say(client, answer, (string?)sent["@extra"]);
    }

    public void Say(int client, string update) => _lines.Say(client, update);

    public void GoTo(int client, string state, string more = "") =>
        Say(client, $$"""{"@type":"updateAuthorizationState","authorization_state":{"@type":"{{state}}"{{more}} } }""");

    /// <summary>Somebody ended the session at Telegram.</summary>
    public void EndSession(string folder)
    {
        var client = _folders.First(open => open.Value == folder).Key;
        GoTo(client, "authorizationStateLoggingOut");
        GoTo(client, "authorizationStateClosed");
        _folders.TryRemove(client, out _);
    }

    private string Usual(int client, JsonObject sent)
    {
        switch ((string)sent["@type"]!)
        {
            case "setTdlibParameters":
                return Enter(client, (string)sent["database_directory"]!);
            case "setAuthenticationPhoneNumber":
                GoTo(client, "authorizationStateWaitCode", """,  "code_info":{"type":{"@type":"authenticationCodeTypeSms","length":5},"next_type":{"@type":"authenticationCodeTypeCall","length":5},"timeout":60}""");
                break;
            case "requestQrCodeAuthentication":
                GoTo(client, "authorizationStateWaitOtherDeviceConfirmation", """, "link":"tg://login?token=AAAA" """);
                break;
            case "checkAuthenticationCode" when (string?)sent["code"] != "12345":
                return """{"@type":"error","code":400,"message":"PHONE_CODE_INVALID"}""";
            case "checkAuthenticationCode":
                File.WriteAllText(Path.Combine(_folders[client], "session"), "");
                GoTo(client, "authorizationStateReady");
                break;
            case "getMe":
                return """{"@type":"user","id":77,"first_name":"Ada","last_name":"Reader","usernames":{"active_usernames":["ada"]},"phone_number":"4915123456758"}""";
            case "addProxy":
                return """{"@type":"addedProxy","id":1}""";
            case "close" or "logOut":
                GoTo(client, "authorizationStateClosed");
                _folders.TryRemove(client, out _);
                break;
        }
        return """{"@type":"ok"}""";
    }

    private string Enter(int client, string folder)
    {
        if (_folders.Values.Contains(folder))
            return """{"@type":"error","code":400,"message":"Can't lock file \"td.binlog\", because it is already in use by current program"}""";
        _folders[client] = folder;
        MostOpen = Math.Max(MostOpen, _folders.Count);
        GoTo(client, File.Exists(Path.Combine(folder, "session")) ? "authorizationStateReady" : "authorizationStateWaitPhoneNumber");
        return """{"@type":"ok"}""";
    }
}
