using TelegramAdmin.Benchmarks;
using TelegramAdmin.Benchmarks.Accepting;
using TelegramAdmin.Benchmarks.Busy;
using TelegramAdmin.Benchmarks.Centre;
using TelegramAdmin.Benchmarks.Chaos;
using TelegramAdmin.Benchmarks.Channels;
using TelegramAdmin.Benchmarks.Contests;
using TelegramAdmin.Benchmarks.Counting;
using TelegramAdmin.Benchmarks.Idle;
using TelegramAdmin.Benchmarks.Inbox;
using TelegramAdmin.Benchmarks.Intake;
using TelegramAdmin.Benchmarks.Replies;
using TelegramAdmin.Benchmarks.Retention;
using TelegramAdmin.Benchmarks.Rules;
using TelegramAdmin.Benchmarks.Sending;

if (args is ["chaos", .. var troubles])
    return await ChaosRun.RunAsync(troubles);
if (args is ["peers", .. var contests])
    return await PeersRun.RunAsync(contests);

Benchmark[] all =
[
    new("intake", IntakeBenchmark.MeasureAsync),
    new("replies", ReplyBenchmark.MeasureAsync),
    new("start", StartBenchmark.MeasureAsync),
    new("memory", MemoryBenchmark.MeasureAsync),
    new("broadcast", BroadcastBenchmark.MeasureAsync),
    new("bots", HundredBotsBenchmark.MeasureAsync),
    new("broadcast-100k", LargeBroadcastBenchmark.MeasureAsync),
    new("send", SendBenchmark.MeasureAsync),
    new("busy", BusyBenchmark.MeasureAsync),
    new("rules", RuleBenchmark.MeasureAsync),
    new("inbox-open", InboxOpenBenchmark.MeasureAsync),
    new("search", SearchBenchmark.MeasureAsync),
    new("centre-pages", PageBenchmark.MeasureAsync),
    new("centre-exports", ExportBenchmark.MeasureAsync),
    new("centre-admins", AdminsBenchmark.MeasureAsync),
    new("audience-count", AudienceBenchmark.MeasureAsync),
    new("channel-figures", FigureBenchmark.MeasureAsync),
    new("channel-history", HistoryBenchmark.MeasureAsync),
    new("channel-accounts", AccountBenchmark.MeasureAsync),
    new("retention", RetentionBenchmark.MeasureAsync),
];
return await BenchmarkRun.RunAsync(all, args);
