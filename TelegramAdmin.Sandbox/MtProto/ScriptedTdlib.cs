using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using TelegramAdmin.Sandbox.MtProto.Channels;
using TelegramAdmin.Sandbox.MtProto.Methods;
using TelegramAdmin.Sandbox.MtProto.Protocol;

namespace TelegramAdmin.Sandbox.MtProto;

/// <summary>
/// TDLib's JSON interface with a script behind it: the four functions of https://core.telegram.org/tdlib/docs/td__json__client_8h.html.
/// Answers and updates are those of td_api.tl. It reads only: what would post, join or mark is refused and listed.
/// </summary>
public sealed class ScriptedTdlib : IDisposable
{
    /// <summary>Application of the sandbox; any other pair works as well.</summary>
    public const int ApiId = 94575;

    public const string ApiHash = "5a0d0b0c5a0d0b0c5a0d0b0c5a0d0b0c";

    /// <summary>The one hash that Telegram's servers refuse here.</summary>
    public const string WrongApiHash = "00000000000000000000000000000000";

    private static readonly HashSet<string> Synchronous = ["setLogVerbosityLevel", "getLogVerbosityLevel", "setLogStream", "getLogStream", "setLogTagVerbosityLevel", "getTextEntities"];

    private readonly BlockingCollection<string> _outgoing = [];
    private readonly Dictionary<int, TdInstance> _instances = [];
    private readonly HashSet<int> _closed = [];
    private readonly MethodTable _methods;
    private readonly ScriptState _state;
    private readonly ChannelClock _clock;
    private int _lastClient;

    internal ScriptedTdlib(ChannelWorld world)
    {
        _state = new ScriptState(world, _instances);
        _methods = new MethodTable(_state);
        world.Watcher = new UpdateFeed(_state);
        _clock = new ChannelClock(world, () => QrCodes.Look(_state));
    }

    internal ScriptState State => _state;

    /// <returns>The number of a new client. It does nothing until the first request is sent to it.</returns>
    public int CreateClient() => Interlocked.Increment(ref _lastClient);

    public void Send(int client, string request)
    {
        lock (_state.World.Gate)
        {
            if (_outgoing.IsAddingCompleted) return;
            var read = TdRequest.Read(request);
            if (read is null) Give(client, null, new TdError(400, "Failed to parse JSON object as TDLib request").ToJson());
            else if (client < 1 || client > _lastClient) Give(client, read.Extra, new TdError(400, "Invalid TDLib instance specified").ToJson());
            else if (_closed.Contains(client)) Give(client, read.Extra, new TdError(500, "Request aborted").ToJson());
            else Answer(InstanceOf(client), read);
        }
    }

    /// <summary>The next answer or update of any client; null after <paramref name="wait"/>.</summary>
    public string? Receive(TimeSpan wait)
    {
        try
        {
            return _outgoing.TryTake(out var next, wait) ? next : null;
        }
        catch (ObjectDisposedException)
        {
            return null;
        }
    }

    /// <summary>Answers requests that TDLib documents as synchronous; no other.</summary>
    public string? Execute(string request)
    {
        var read = TdRequest.Read(request);
        if (read is null) return Td.Write(new TdError(400, "Failed to parse JSON object as TDLib request").ToJson());
        var answer = Synchronous.Contains(read.Type) ? SynchronousMethods.Answer(read) : new TdError(400, "The method can't be executed synchronously").ToJson();
        if (read.Extra is { } extra) answer["@extra"] = extra;
        return Td.Write(answer);
    }

    public void Dispose()
    {
        _clock.Dispose();
        lock (_state.World.Gate) _outgoing.CompleteAdding();
    }

    private TdInstance InstanceOf(int client)
    {
        if (_instances.TryGetValue(client, out var known)) return known;
        var made = _instances[client] = new TdInstance(update => Give(client, null, update), () => Forget(client));
        made.Start();
        return made;
    }

    private void Forget(int client)
    {
        _instances.Remove(client);
        _closed.Add(client);
    }

    private void Answer(TdInstance instance, TdRequest request)
    {
        var client = _instances.First(pair => pair.Value == instance).Key;
        JsonObject answer;
        Action? afterwards = null;
        try
        {
            (answer, afterwards) = _methods.Answer(instance, request);
        }
        catch (TdError error)
        {
            answer = error.ToJson();
        }

        Give(client, request.Extra, answer);
        afterwards?.Invoke();
    }

    private void Give(int client, JsonNode? extra, JsonObject what)
    {
        what["@client_id"] = client;
        if (extra is not null) what["@extra"] = extra;
        var text = Td.Write(what);
        if (_state.Latency <= TimeSpan.Zero) Put(text);
        else _ = PutLaterAsync(text, _state.Latency);
    }

    // One way and the same for all, so that the order stays.
    private async Task PutLaterAsync(string text, TimeSpan latency)
    {
        var before = _state.Line;
        var mine = _state.Line = WaitAsync();
        await mine;

        async Task WaitAsync()
        {
            await Task.Delay(latency, _state.World.Time);
            await before;
            Put(text);
        }
    }

    private void Put(string text)
    {
        if (!_outgoing.IsAddingCompleted) _outgoing.Add(text);
    }
}
