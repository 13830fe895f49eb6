using TelegramAdmin.Sandbox.BotApi;

namespace TelegramAdmin.Sandbox.Control.Watching;

/// <summary>Counts what bots do. Changed under the world's lock.</summary>
internal sealed class CallCounters
{
    private const int LogCapacity = 2_000;
    private const int SendCapacity = 200_000;

    private readonly Dictionary<string, long> _byMethod = [];
    private readonly Dictionary<long, Queue<DateTimeOffset>> _sends = [];
    private readonly Queue<LoggedCall> _log = new();
    private readonly Queue<string> _violations = new();
    private double _webhookMs;
    private long _violationCount;

    public long Calls { get; private set; }

    public long Errors { get; private set; }

    public long TooManyRequests { get; private set; }

    public long Sends { get; private set; }

    public long LostAnswers { get; set; }

    public void Called(ApiCall call, DateTimeOffset at)
    {
        Calls++;
        _byMethod[call.Method] = _byMethod.GetValueOrDefault(call.Method) + 1;
    }

    public void Succeeded(ApiCall call, DateTimeOffset at) => Log(call, at, null);

    public void Refused(ApiCall call, ApiException error, DateTimeOffset at)
    {
        Errors++;
        if (error.Code == 429) TooManyRequests++;
        Log(call, at, error.Message);
    }

    public void Sent(long botId, DateTimeOffset at)
    {
        Sends++;
        if (!_sends.TryGetValue(botId, out var times)) _sends[botId] = times = new Queue<DateTimeOffset>();
        times.Enqueue(at);
        if (times.Count > SendCapacity) times.Dequeue();
    }

    /// <summary>Something that Telegram lets pass but its documentation does not, such as a parameter it does not know.</summary>
    public void Violated(string what)
    {
        _violationCount++;
        _violations.Enqueue(what);
        if (_violations.Count > LogCapacity) _violations.Dequeue();
    }

    public void WebhookTook(TimeSpan time) =>
        _webhookMs = _webhookMs == 0 ? time.TotalMilliseconds : _webhookMs * 0.9 + time.TotalMilliseconds * 0.1;

    public void Reset()
    {
        _byMethod.Clear();
        _sends.Clear();
        _log.Clear();
        _violations.Clear();
        Calls = Errors = TooManyRequests = Sends = LostAnswers = _violationCount = 0;
    }

    public IReadOnlyList<LoggedCall> Recent() => [.. _log];

    public IReadOnlyList<DateTimeOffset> SendsOf(long botId) => _sends.TryGetValue(botId, out var times) ? [.. times] : [];

    public CounterSnapshot Snapshot() => new(
        Calls, Sends, Errors, TooManyRequests, LostAnswers, _violationCount, Math.Round(_webhookMs, 1), new Dictionary<string, long>(_byMethod), [.. _violations]);

    private void Log(ApiCall call, DateTimeOffset at, string? error)
    {
        _log.Enqueue(new LoggedCall(call.Bot.Id, call.Method, call.Args.Values, at, error));
        if (_log.Count > LogCapacity) _log.Dequeue();
    }
}
