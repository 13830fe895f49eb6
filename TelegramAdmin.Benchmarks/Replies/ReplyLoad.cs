using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using TelegramAdmin.Sandbox;

namespace TelegramAdmin.Benchmarks.Replies;

/// <summary>
/// Commands at a steady rate, whether or not earlier ones were answered, and the moment each answer reached the sandbox. Everybody says
/// /start, and then everybody says /help: people who are new and people who are known.
/// </summary>
internal sealed class ReplyLoad(SandboxServer sandbox, Uri webhook, string secret)
{
    /// <summary>Far above the numbers that the sandbox gives to the bot's own messages: within a chat they are unique.</summary>
    private const int FirstMessageId = 1_000_000;

    private readonly ConcurrentDictionary<long, List<DateTimeOffset>> _asked = new();
    private readonly HashSet<LoggedCall> _seen = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<long, List<DateTimeOffset>> _answered = [];
    private int _refused;

    public int Refused => _refused;

    public int AnswerCount => _answered.Values.Sum(a => a.Count);

    public async Task RunAsync(IReadOnlyList<SandboxPerson> people, int perSecond)
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Add("X-Telegram-Bot-Api-Secret-Token", secret);
        List<(SandboxPerson Person, string Command)> commands = [.. people.Select(p => (p, "/start")), .. people.Select(p => (p, "/help"))];
        var under = new List<Task>(commands.Count);
        var started = Stopwatch.GetTimestamp();
        while (under.Count < commands.Count)
        {
            var due = Math.Min(commands.Count, (int)(Stopwatch.GetElapsedTime(started).TotalSeconds * perSecond));
            while (under.Count < due)
                under.Add(AskAsync(http, under.Count + 1, commands[under.Count].Person, commands[under.Count].Command));
            if (due % perSecond == 0)
                ReadAnswers(); // The sandbox keeps the last two thousand calls only.
            await Task.Delay(1);
        }
        await Task.WhenAll(under);
    }

    public void ReadAnswers()
    {
        foreach (var call in sandbox.World.Calls.Where(c => c is { Method: "sendMessage", Error: null } && _seen.Add(c)))
        {
            var chat = long.Parse(call["chat_id"]!, System.Globalization.CultureInfo.InvariantCulture);
            if (!_answered.TryGetValue(chat, out var times))
                _answered[chat] = times = [];
            times.Add(call.At);
        }
    }

    /// <summary>Milliseconds from the webhook call to the answer, in the order of asking; the first person's second answer belongs to their second question.</summary>
    public IReadOnlyList<double> Latencies() =>
    [
        .. _asked.SelectMany(a => a.Value.Zip(_answered.GetValueOrDefault(a.Key, []), (asked, answered) => (asked, (answered - asked).TotalMilliseconds)))
            .OrderBy(l => l.asked).Select(l => l.TotalMilliseconds),
    ];

    private async Task AskAsync(HttpClient http, int number, SandboxPerson person, string command)
    {
        var body = $$$"""
            {"update_id":{{{number}}},"message":{"message_id":{{{FirstMessageId + number}}},"from":{"id":{{{person.Id}}},"is_bot":false,"first_name":"{{{person.FirstName}}}","language_code":"en"},
            "chat":{"id":{{{person.Id}}},"first_name":"{{{person.FirstName}}}","type":"private"},"date":{{{DateTimeOffset.UtcNow.ToUnixTimeSeconds()}}},
            "text":"{{{command}}}","entities":[{"type":"bot_command","offset":0,"length":{{{command.Length}}}}]}}
            """;
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        _asked.GetOrAdd(person.Id, _ => []).Add(DateTimeOffset.UtcNow);
        using var response = await http.PostAsync(webhook, content);
        if (!response.IsSuccessStatusCode)
            Interlocked.Increment(ref _refused);
    }
}
