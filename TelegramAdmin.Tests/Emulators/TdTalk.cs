using System.Text.Json;
using TelegramAdmin.Sandbox.MtProto;

namespace TelegramAdmin.Tests.Emulators;

/// <summary>One client of the scripted TDLib, spoken to in its own JSON.</summary>
public sealed class TdTalk(ScriptedTdlib tdlib)
{
    private readonly List<JsonElement> _updates = [];
    private int _extra;

    public int Client { get; } = tdlib.CreateClient();

    /// <summary>What came beside answers, in its order.</summary>
    public IReadOnlyList<JsonElement> Updates => _updates;

    public IReadOnlyList<string> States =>
        [.. _updates.Where(one => TypeOf(one) == "updateAuthorizationState").Select(one => TypeOf(one.GetProperty("authorization_state"))["authorizationState".Length..])];

    public JsonElement LastState => _updates.Last(one => TypeOf(one) == "updateAuthorizationState").GetProperty("authorization_state");

    public static string TypeOf(JsonElement one) => one.GetProperty("@type").GetString()!;

    public JsonElement Ask(string type, object? parameters = null)
    {
        var request = JsonSerializer.SerializeToNode(parameters ?? new { })!.AsObject();
        request["@type"] = type;
        var extra = ++_extra;
        request["@extra"] = extra;
        tdlib.Send(Client, request.ToJsonString());
        while (tdlib.Receive(TimeSpan.FromSeconds(5)) is { } line)
        {
            var came = JsonElement.Parse(line);
            Assert.Equal(Client, came.GetProperty("@client_id").GetInt32());
            if (!came.TryGetProperty("@extra", out var answered))
                _updates.Add(came);
            else if (answered.GetInt32() == extra)
                return came;
        }

        throw new TimeoutException($"No answer to {type}.");
    }

    /// <summary>Refused with these words.</summary>
    public void Refused(string words, string type, object? parameters = null)
    {
        var answer = Ask(type, parameters);
        Assert.Equal("error", TypeOf(answer));
        Assert.Equal(words, answer.GetProperty("message").GetString());
    }

    public void Done(string type, object? parameters = null) => Assert.Equal("ok", TypeOf(Ask(type, parameters)));

    /// <summary>Takes in what has come by itself.</summary>
    public void Listen()
    {
        while (tdlib.Receive(TimeSpan.Zero) is { } line)
            _updates.Add(JsonElement.Parse(line));
    }

    public JsonElement SetUp(string folder, byte[]? key = null, string hash = ScriptedTdlib.ApiHash, int id = ScriptedTdlib.ApiId) => Ask("setTdlibParameters", new
    {
        use_test_dc = false, database_directory = folder, files_directory = "", database_encryption_key = Convert.ToBase64String(key ?? [1, 2, 3]),
        api_id = id, api_hash = hash, system_language_code = "en", device_model = "Server", system_version = "", application_version = "1",
    });

    public TdTalk SignedIn(string folder, string phone, byte[]? key = null)
    {
        SetUp(folder, key);
        Done("setAuthenticationPhoneNumber", new { phone_number = phone });
        Done("checkAuthenticationCode", new { code = SandboxChannels.Code });
        return this;
    }
}
