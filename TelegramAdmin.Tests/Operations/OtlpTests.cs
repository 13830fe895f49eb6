using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Running;
using TelegramAdmin.Tests.Webhooks;

namespace TelegramAdmin.Tests.Operations;

public sealed class OtlpTests
{
    private const string HeaderSecret = "collector-header-secret";

    [Theory]
    [InlineData(ReceiveMode.Webhook)]
    [InlineData(ReceiveMode.Polling)]
    public async Task Traces_FromUpdateToReplyAndFromRequestToWebhook_AreOneEach_AndHoldNoSecret(ReceiveMode mode)
    {
        await using var collector = await OtlpCollector.StartAsync();
        await using var receiver = await HookReceiver.StartAsync();
        await using var app = await RunningApp.StartAsync(mode: mode, arguments:
        [
            "--Otlp:Endpoint", collector.Url, "--Otlp:Headers", $"api-key={HeaderSecret}", "--OTEL_BSP_SCHEDULE_DELAY", "200", "--OTEL_METRIC_EXPORT_INTERVAL", "500", "--Webhooks:AllowPrivateNetworks", "true",
        ]);
        var bot = await app.AddBotAsync("traced_bot");
        var person = app.Sandbox.World.AddAudience(bot, 1)[0];
        var key = (await app.AddKeyAsync(new NewApiKey("a program", ApiScopes.MessagesSend | ApiScopes.MessagesRead))).Key;
        using var program = app.Program(key);

        person.Start(bot);
        await person.WaitForAsync(bot, m => m.FromBot, RunningApp.Patience);
        const string words = "Words that nobody else should read";
        var sent = await program.PostAsync($"/api/v1/send/{bot.Id}", $$"""{"chat_id": {{person.Id}}, "text": "{{words}}", "callback_url": "{{receiver.Url}}?token=of-another"}""");
        Assert.Equal(202, (int)sent.Status);
        await program.PostAsync($"/bot{key}/getMe", "{}");
        await app.Http.GetAsync(new Uri("/invite/an-invitation-that-is-a-secret?next=x", UriKind.Relative));

        // An update and its reply: the call to Telegram hangs below the update's arrival, by every step between them.
        var reply = await FindAsync(collector, line => line[0].Name == "telegram sendMessage" && Has(line[0], "telegramadmin.bot_id", bot.Id) && line.Any(s => s.Name == "update receive"));
        Assert.Equal(["telegram sendMessage", "message send"], reply.Take(2).Select(s => s.Name));
        Assert.Contains(reply, s => s.Name == "update process");
        Assert.True(reply.ToList().FindIndex(s => s.Name == "update process") < reply.ToList().FindIndex(s => s.Name == "update receive"));
        Assert.Equal(mode == ReceiveMode.Webhook, reply.Any(s => s.Name == "POST /webhook/{botId}"));
        var message = reply.Single(s => s.Name == "message send");
        Assert.Equal(("sent", "reply"), (message.Tags["telegramadmin.outcome"], message.Tags["telegramadmin.lane"]));

        // A request of a program: the call to Telegram and the event for the program hang below it.
        var delivered = await FindAsync(collector, line => line[0].Name == "webhook deliver");
        var request = delivered[^1].Name.StartsWith("POST /api", StringComparison.Ordinal) ? delivered[^1] : delivered.Single(s => s.Name.StartsWith("POST /api", StringComparison.Ordinal));
        Assert.Contains(collector.Spans, s => s.Trace == request.Trace && s.Name == "telegram sendMessage" && Has(s, "telegramadmin.bot_id", bot.Id));
        Assert.Equal("message.sent", delivered[0].Tags["telegramadmin.event_type"]);

        // Metrics of the engine, of the queue, of HTTP and of the runtime.
        string[] wanted = ["telegramadmin.updates", "telegramadmin.reply.duration", "telegramadmin.queue_oldest_seconds", "http.server.request.duration", "dotnet.gc.collections"];
        foreach (var metric in wanted)
            await Eventually.TrueAsync(() => collector.Metrics.Contains(metric), $"{metric} comes");

        var everything = collector.Everything;
        var secret = (await app.Service<BotDirectory>().FindAsync(new BotId(bot.Id)))!.RevealWebhookSecret();
        foreach (var hidden in new[] { bot.Token, bot.Token.Split(':')[1], key, secret, words, "an-invitation-that-is-a-secret", "of-another", HeaderSecret, $"{person.Id}" })
            Assert.False(everything.Contains(hidden, StringComparison.Ordinal), $"{hidden} left for the collector");
    }

    [Fact]
    public async Task Endpoint_ThatIsNone_StopsTheStartWithWords()
    {
        var (code, output) = await AppProcess.RunAsync("--Otlp:Endpoint", "collector", "--Otlp:Protocol", "pigeon", "--DataDirectory", Directory.CreateTempSubdirectory().FullName);

        Assert.Equal(2, code);
        Assert.Contains("Otlp:Endpoint: \"collector\" is not an address", output, StringComparison.Ordinal);
    }

    private static bool Has(OtlpCollector.Span span, string tag, long value) => span.Tags.TryGetValue(tag, out var text) && text == $"{value}";

    /// <summary>Waits for a span with all above it.</summary>
    private static async Task<IReadOnlyList<OtlpCollector.Span>> FindAsync(OtlpCollector collector, Func<IReadOnlyList<OtlpCollector.Span>, bool> condition)
    {
        IReadOnlyList<OtlpCollector.Span>? found = null;
        try
        {
            await Eventually.TrueAsync(() => (found = collector.Spans.Select(collector.Upwards).FirstOrDefault(condition)) is not null, "the trace comes");
        }
        catch (Exception)
        {
            foreach (var span in collector.Spans)
                TestContext.Current.TestOutputHelper?.WriteLine($"{span.Trace} {span.Parent} {span.Id} {span.Name}");
            throw;
        }
        return found!;
    }
}
