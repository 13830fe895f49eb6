using System.Diagnostics;
using TelegramAdmin.Benchmarks.Reporting;
using TelegramAdmin.Benchmarks.Running;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Search;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Sandbox;

namespace TelegramAdmin.Benchmarks.Centre;

/// <summary>A million messages: how long the index takes to take them in, and how long a search takes, for words that stand in few of them and in half of them.</summary>
internal static class SearchBenchmark
{
    private const int People = 100_000;
    private const int Each = 10;
    private const int Step = 1000;

    private const string Conversations =
        """
        INSERT INTO conversations (workspace_id, bot_id, kind, chat_id, thread_id, business_connection_id, title, search_text, state, unread_count, last_message_at, preview, preview_kind, preview_author, priority)
        WITH RECURSIVE numbers(n) AS (SELECT @first UNION ALL SELECT n + 1 FROM numbers WHERE n < @last)
        SELECT 1, @bot, 1, n, 0, '', 'Reader Green ' || n, 'reader green ' || n, 2, 0, @at, 'Hello', 1, 1, 2 FROM numbers
        """;

    private const string Users =
        """
        INSERT INTO bot_users (workspace_id, bot_id, telegram_user_id, first_name, last_name, username, language_code, is_premium, first_seen_at, last_seen_at, started_at, messages_in)
        SELECT 1, bot_id, chat_id, 'Reader', 'Green ' || chat_id, 'reader_' || chat_id, 'en', @no, last_message_at, last_message_at, last_message_at, 10 FROM conversations
        """;

    private const string Messages =
        """
        INSERT INTO conversation_messages (workspace_id, conversation_id, author, kind, text, sent_at)
        SELECT 1, id, 1, 1, CASE WHEN (id + @n) % 2 = 0 THEN 'Hello, is my order on its way? ' ELSE 'Good morning, I paid for lesson ' END || 'number' || id || ' word' || ((id * 7 + @n) % 5000), last_message_at
        FROM conversations
        """;

    private static readonly (string What, string Words)[] Searches =
    [
        ("a word in half of them", "order"), ("a beginning in half of them", "or"), ("one word in 200", "word123"), ("a phrase", "\"paid for lesson\""),
        ("two words", "order word77"), ("one person", "reader_700012345"), ("nothing", "absentword"),
    ];

    public static async Task MeasureAsync(BenchmarkRun run, DatabaseProvider provider)
    {
        await using var home = await Home.CreateAsync(provider);
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions());
        var bot = sandbox.World.AddBot("search_bot", "Search");
        await using var engine = await Engine.OpenAsync(home, sandbox);
        await engine.AddBotsAsync([bot], ReceiveMode.Webhook);
        var people = run.IsQuick ? People / 100 : People;
        await FillAsync(engine, new BotId(bot.Id), people);
        var started = Stopwatch.GetTimestamp();
        while (await engine.Service<SearchKeeper>().RunOnceAsync() > 0)
        {
        }
        run.Report(new Figure($"search: {people * Each:N0} messages taken in", provider, people * Each / Stopwatch.GetElapsedTime(started).TotalSeconds, "messages/s", Better.More, 2000, "beside everything else, after the commit"));
        foreach (var (what, words) in Searches)
            await MeasureAsync(run, provider, engine, what, new SearchQuery(words));
    }

    private static async Task FillAsync(Engine engine, BotId bot, int people)
    {
        var now = DateTimeOffset.UtcNow;
        await engine.Storage.WriteAsync(WorkspaceId.Default, db => db.Session.ForEachAsync(Conversations, [.. Enumerable.Range(0, people / Step)], (p, step) => p
            .Add("@first", 700_000_000 + step * Step).Add("@last", 700_000_000 + step * Step + Step - 1).Add("@bot", bot).Add("@at", now)));
        await engine.Storage.WriteAsync(WorkspaceId.Default, db => db.Session.RunAsync(Users, p => p.Add("@no", false)));
        for (var n = 0L; n < Each; n++)
        {
            var number = n;
            await engine.Storage.WriteAsync(WorkspaceId.Default, db => db.Session.RunAsync(Messages, p => p.Add("@n", (long?)number)));
        }
    }

    private static async Task MeasureAsync(BenchmarkRun run, DatabaseProvider provider, Engine engine, string what, SearchQuery query)
    {
        var reader = engine.Service<SearchReader>();
        var times = new List<double>();
        for (var n = run.IsQuick ? 3 : 15; n > 0; n--)
        {
            var started = Stopwatch.GetTimestamp();
            await reader.ReadAsync(WorkspaceId.Default, query);
            await reader.CountAsync(WorkspaceId.Default, query);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        run.Report(new Figure($"search: {what}, with the counts of all tabs", provider, times.Median(), "ms", Better.Less, 200, $"the first, cold: {times[0]:0} ms"));
    }
}
