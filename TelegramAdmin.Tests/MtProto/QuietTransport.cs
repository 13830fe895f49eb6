using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using TelegramAdmin.Core.MtProto;

namespace TelegramAdmin.Tests.MtProto;

/// <summary>Stands in TDLib's place: keeps what was sent, and says what a test wants it to say.</summary>
internal sealed class QuietTransport : ITdTransport
{
    private readonly BlockingCollection<string> _lines = [];
    private int _clients;

    public ConcurrentQueue<JsonObject> Sent { get; } = new();

    /// <summary>Answers a request by its type; null leaves it without an answer.</summary>
    public Func<JsonObject, string?> Answer { get; set; } = _ => null;

    public int CreateClient() => Interlocked.Increment(ref _clients);

    public void Send(int client, string request)
    {
        var sent = JsonNode.Parse(request)!.AsObject();
        Sent.Enqueue(sent);
        if (Answer(sent) is { } answer)
            Say(client, answer, (string?)sent["@extra"]);
    }

    public string? Receive(TimeSpan wait) => _lines.TryTake(out var line, wait) ? line : null;

    public string? Execute(string request) => null;

    public void Say(int client, string json, string? extra = null)
    {
        var line = JsonNode.Parse(json)!.AsObject();
        line["@client_id"] = client;
        if (extra is not null)
            line["@extra"] = extra;
        _lines.Add(line.ToJsonString());
    }

    public void SayRaw(string line) => _lines.Add(line);
}
