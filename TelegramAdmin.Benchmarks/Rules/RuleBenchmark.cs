using System.Diagnostics;
using TelegramAdmin.Benchmarks.Reporting;
using TelegramAdmin.Core.AutoReplies.Matching;
using TelegramAdmin.Core.AutoReplies.Rules;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Benchmarks.Rules;

/// <summary>What it costs to hold one message against 1,000 rules: 200 of each kind, patterns among them. The database has no part in it.</summary>
internal static class RuleBenchmark
{
    private const int Rules = 1000;

    public static Task MeasureAsync(BenchmarkRun run, DatabaseProvider provider)
    {
        if (provider != DatabaseProvider.Sqlite)
            return Task.CompletedTask; // It would be the same again.
        var set = new RuleSet(Enumerable.Range(0, Rules).Select(Rule));
        var messages = Messages().ToArray();
        var rounds = run.IsQuick ? 20 : 100;
        var found = Measure(set, messages, 10).Found / 10;
        var (took, all, bytes) = Measure(set, messages, rounds);
        run.Sums.Equal("rules: matches found", found * rounds, all);
        run.Report(new Figure("one message against 1,000 rules", provider, took.TotalMicroseconds / (rounds * messages.Length), "µs", Better.Less, 1000,
            $"{messages.Length} messages of 5 to 500 words; {bytes / (rounds * messages.Length):N0} bytes each"));
        return Task.CompletedTask;
    }

    private static (TimeSpan Took, long Found, long Bytes) Measure(RuleSet set, string[] messages, int rounds)
    {
        var (started, before, found) = (Stopwatch.GetTimestamp(), GC.GetAllocatedBytesForCurrentThread(), 0L);
        for (var round = 0; round < rounds; round++)
        {
            foreach (var message in messages)
                found += set.Match(new RuleOccasion(new BotId(1)) { Words = new MessageWords(message) }).Rules.Count;
        }
        return (Stopwatch.GetElapsedTime(started), found, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static IEnumerable<string> Messages()
    {
        var random = new Random(1000);
        return Enumerable.Range(0, 100).Select(n => string.Join(' ', Enumerable.Range(0, n % 20 == 0 ? 500 : 5 + (n % 30)).Select(_ => $"{(random.Next(3) == 0 ? "палац" : "word")}{random.Next(2000)}")));
    }

    private static CompiledRule Rule(int number)
    {
        var trigger = (number % 5) switch
        {
            0 => new RuleTrigger(TriggerKind.Command) { Words = [$"command{number}"] },
            1 => new RuleTrigger(TriggerKind.Exact) { Words = [$"word{number} word{number + 1}"] },
            2 => new RuleTrigger(TriggerKind.Keywords) { Words = [$"word{number}", $"палац{number}"] },
            3 => new RuleTrigger(TriggerKind.Contains) { Words = [$"d{number} ", $"ord{number}"] },
            _ => new RuleTrigger(TriggerKind.Pattern) { Words = [$@"word{number}\s+\w+{number % 10}\b"] },
        };
        return new CompiledRule(new AutoRule
        {
            Id = number,
            WorkspaceId = WorkspaceId.Default,
            Name = $"Rule {number}",
            Position = number,
            Trigger = RuleJson.Write(trigger),
            Actions = "[]",
            CreatedAt = default,
            ChangedAt = default,
        });
    }
}
