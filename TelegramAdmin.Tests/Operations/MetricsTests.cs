using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Architecture;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Operations;

/// <summary>What /metrics tells, what docs/observability.md says of it, and what the rules and the board in deploy/ ask for: one and the same.</summary>
public sealed partial class MetricsTests
{
    [Theory, OnBothDatabases]
    public async Task Metrics_OfABusyApp_AreStrictlyWrittenAndAllDocumented(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var bot = await app.AddBotAsync("gauged_bot");
        var person = app.Sandbox.World.AddAudience(bot, 1)[0];
        person.Start(bot);
        await person.WaitForAsync(bot, m => m.FromBot, RunningApp.Patience);
        using var program = await app.ProgramAsync(ApiScopes.MessagesSend);
        await program.GetAsync("/api/v1/status/1");
        await app.Http.GetAsync(new Uri($"/no/such/page-{Guid.NewGuid():N}", UriKind.Relative));

        Dictionary<string, Family> families = [];
        await Eventually.TrueAsync(async () =>
        {
            families = Parse(await app.Http.GetStringAsync(new Uri("/metrics", UriKind.Relative)));
            return families["telegramadmin_reply_seconds"].Samples.Single(s => s.Name.EndsWith("_count", StringComparison.Ordinal)).Value >= 1;
        }, "the reply is counted, which comes after the person has it");

        Assert.Equal(Documented(), families.Keys.Order(StringComparer.Ordinal));
        Assert.True(families["telegramadmin_updates_total"].Samples.Single().Value >= 1);
        Assert.True(families["telegramadmin_database_commits_total"].Samples.Single().Value >= 1);
        Assert.True(families["telegramadmin_database_writes_total"].Samples.Single().Value >= families["telegramadmin_updates_total"].Samples.Single().Value);
        Assert.Equal(0, families["telegramadmin_queue_oldest_seconds"].Samples.Single(s => s.Labels.Contains("reply", StringComparison.Ordinal)).Value);
        Assert.Contains(families["dotnet_gc_collections_total"].Samples, s => s.Labels.Contains("generation=\"gen0\"", StringComparison.Ordinal));
        if (provider == DatabaseProvider.Postgres)
            Assert.NotEmpty(families["db_client_connections"].Samples);
        var routes = families["http_server_request_duration_seconds"].Samples.Select(s => RouteLabel().Match(s.Labels).Groups[1].Value).ToHashSet();
        Assert.Contains("/webhook/{botId}", routes);
        Assert.Contains(routes, r => r.StartsWith("/api/v1/status/{", StringComparison.Ordinal));
        Assert.DoesNotContain(routes, r => r.Contains("page-", StringComparison.Ordinal)); // What anybody may type makes no series.
    }

    [Fact]
    public void RulesAndBoard_AskForWhatThereIs()
    {
        var known = Documented().ToHashSet(StringComparer.Ordinal);
        var rules = File.ReadAllText(Path.Combine(Sources.Root, "deploy", "prometheus", "telegramadmin.rules.yml"));
        var board = JsonElement.Parse(File.ReadAllText(Path.Combine(Sources.Root, "deploy", "grafana", "telegramadmin.json")));
        var panels = board.GetProperty("panels").EnumerateArray().ToList();
        var exprs = panels.Where(p => p.GetProperty("type").GetString() != "row").SelectMany(p => p.GetProperty("targets").EnumerateArray()).Select(t => t.GetProperty("expr").GetString()!)
            .Concat(RuleExpr().Matches(rules).Select(m => m.Groups[1].Value)).ToList();

        Assert.True(exprs.Count > 60, $"{exprs.Count} expressions");
        Assert.Empty(exprs.SelectMany(e => MetricName().Matches(e).Select(m => m.Value)).Select(Family).Where(name => !known.Contains(name)).Distinct());
        Assert.Equal(panels.Count, panels.Select(p => p.GetProperty("id").GetInt32()).Distinct().Count());
        Assert.Empty(Overlapping(panels));
        var alerts = rules.Split("- alert: ")[1..];
        Assert.All(alerts, alert =>
        {
            Assert.Matches(@"severity: (page|ticket)", alert);
            Assert.Matches(@"summary: \S", alert);
            Assert.Matches("description: \"[^\"]{60,}\"", alert); // What is wrong, and what to do.
        });
        Assert.True(alerts.Count(a => a.Contains("for: ", StringComparison.Ordinal) || a.Contains("increase(", StringComparison.Ordinal) || a.Contains("changes(", StringComparison.Ordinal)) == alerts.Length);

        string Family(string name) => HistogramPart().Replace(name, "") is var cut && known.Contains(cut) ? cut : name;
    }

    /// <summary>The names in the tables of docs/observability.md, in order.</summary>
    private static IReadOnlyList<string> Documented() =>
        [.. DocumentedName().Matches(File.ReadAllText(Path.Combine(Sources.Root, "docs", "observability.md"))).Select(m => m.Groups[1].Value).Order(StringComparer.Ordinal)];

    /// <summary>Reads the text format and refuses what Prometheus would: see prometheus.io/docs/instrumenting/exposition_formats.</summary>
    private static Dictionary<string, Family> Parse(string text)
    {
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        var (families, seen) = (new Dictionary<string, Family>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        var help = "";
        foreach (var line in text.Split('\n')[..^1])
        {
            if (HelpLine().Match(line) is { Success: true } helped)
                help = helped.Groups[1].Value;
            else if (TypeLine().Match(line) is { Success: true } typed)
            {
                Assert.Equal(help, typed.Groups[1].Value); // HELP comes right before TYPE.
                Assert.True(families.TryAdd(help, new Family(typed.Groups[2].Value, [])), $"{help} comes twice");
            }
            else
            {
                var sample = SampleLine().Match(line);
                Assert.True(sample.Success, $"not a sample: {line}");
                var (name, family) = (sample.Groups[1].Value, families[help]);
                Assert.Equal(help, family.Type == "histogram" ? HistogramPart().Replace(name, "") : name);
                Assert.True(seen.Add(name + sample.Groups[2].Value), $"{line} comes twice");
                Assert.True(double.TryParse(sample.Groups[3].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var value), line);
                family.Samples.Add(new Sample(name, sample.Groups[2].Value, value));
            }
        }
        Assert.All(families, f => Assert.Equal(f.Value.Type == "counter", f.Key.EndsWith("_total", StringComparison.Ordinal)));
        Assert.All(families.Where(f => f.Value.Type == "histogram"), f => AssertBuckets(f.Value));
        return families;
    }

    // For each series the buckets grow, end with +Inf, and that one is the count.
    private static void AssertBuckets(Family family)
    {
        foreach (var series in family.Samples.GroupBy(s => Le().Replace(s.Labels, "").Replace("{}", "", StringComparison.Ordinal)))
        {
            var buckets = series.Where(s => s.Name.EndsWith("_bucket", StringComparison.Ordinal)).ToList();
            Assert.Contains("le=\"+Inf\"", buckets[^1].Labels, StringComparison.Ordinal);
            Assert.Equal(buckets.Select(b => b.Value).Order(), buckets.Select(b => b.Value));
            Assert.Equal(buckets[^1].Value, series.Single(s => s.Name.EndsWith("_count", StringComparison.Ordinal)).Value);
            Assert.Single(series, s => s.Name.EndsWith("_sum", StringComparison.Ordinal));
        }
    }

    private static IEnumerable<string> Overlapping(List<JsonElement> panels)
    {
        var taken = new Dictionary<(int, int), int>();
        foreach (var panel in panels)
        {
            var (id, at) = (panel.GetProperty("id").GetInt32(), panel.GetProperty("gridPos"));
            foreach (var cell in from x in Enumerable.Range(at.GetProperty("x").GetInt32(), at.GetProperty("w").GetInt32()) from y in Enumerable.Range(at.GetProperty("y").GetInt32(), at.GetProperty("h").GetInt32()) select (x, y))
            {
                if (cell.x >= 24 || !taken.TryAdd(cell, id))
                {
                    yield return $"{id} at {cell}";
                    break;
                }
            }
        }
    }

    [GeneratedRegex(@"^# HELP ([a-zA-Z_:][a-zA-Z0-9_:]*) \S.*$")]
    private static partial Regex HelpLine();

    [GeneratedRegex(@"^# TYPE ([a-zA-Z_:][a-zA-Z0-9_:]*) (counter|gauge|histogram)$")]
    private static partial Regex TypeLine();

    [GeneratedRegex("""^([a-zA-Z_:][a-zA-Z0-9_:]*)(\{(?:[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\n]|\\["\\n])*",?)+\})? (\S+)$""")]
    private static partial Regex SampleLine();

    [GeneratedRegex(@"_(bucket|sum|count)$")]
    private static partial Regex HistogramPart();

    [GeneratedRegex("route=\"([^\"]*)\"")]
    private static partial Regex RouteLabel();

    [GeneratedRegex(",?le=\"[^\"]*\"")]
    private static partial Regex Le();

    [GeneratedRegex(@"\b(?:telegramadmin|http_server|dotnet|process|db_client)_[a-z0-9_]+")]
    private static partial Regex MetricName();

    [GeneratedRegex(@"^ +expr: (.+)$", RegexOptions.Multiline)]
    private static partial Regex RuleExpr();

    [GeneratedRegex(@"^\| `([a-z0-9_]+)` \|", RegexOptions.Multiline)]
    private static partial Regex DocumentedName();

    private sealed record Family(string Type, List<Sample> Samples);

    private sealed record Sample(string Name, string Labels, double Value);
}
