using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using TelegramAdmin.Benchmarks.Reporting;
using TelegramAdmin.Benchmarks.Running;
using TelegramAdmin.Core.Analytics.Revenue;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Exports;
using TelegramAdmin.Features.Analytics.Revenue;
using TelegramAdmin.Sandbox;

namespace TelegramAdmin.Benchmarks.Centre;

/// <summary>How much memory it takes to write many payments into each kind of file, and how long.</summary>
internal static class ExportBenchmark
{
    private const int Portion = 5_000;

    public static async Task MeasureAsync(BenchmarkRun run, DatabaseProvider provider)
    {
        var count = run.IsQuick ? 20_000 : 200_000;
        await using var home = await Home.CreateAsync(provider);
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions());
        await using var engine = await Engine.OpenAsync(home, sandbox);
        await FillAsync(engine.Storage, count);
        var export = new RevenueRowExport(engine.Service<RevenueRows>(), new RevenueAt(engine.Service<SettingsStore>(), TimeProvider.System));
        foreach (var format in new ITableFormat[] { new CsvFormat(), new XlsxFormat(), new JsonFormat() })
            await MeasureAsync(run, provider, export, format, count);
    }

    private static async Task MeasureAsync(BenchmarkRun run, DatabaseProvider provider, RevenueRowExport export, ITableFormat format, int count)
    {
        var table = (await export.OpenAsync(WorkspaceId.Default, new QueryCollection(new Dictionary<string, Microsoft.Extensions.Primitives.StringValues> { ["currency"] = "USD" }), CancellationToken.None))!;
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (written, most, started) = (0L, 0L, Stopwatch.GetTimestamp());
        await format.WriteAsync(Stream.Null, export.Name, table with { Rows = WatchedAsync(table.Rows) }, CancellationToken.None);
        run.Sums.Equal($"export, {format.Extension}", count, written);
        run.Report(new Figure($"export of {count:N0} rows as {format.Extension}, memory held", provider, most / 1024.0 / 1024.0, "MiB", Better.Less, 20, $"{Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s"));

        async IAsyncEnumerable<IReadOnlyList<object?>> WatchedAsync(IAsyncEnumerable<IReadOnlyList<object?>> rows)
        {
            await foreach (var row in rows)
            {
                yield return row;
                if (++written % (count / 10) == 0)
                    most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
            }
        }
    }

    private static async Task FillAsync(IDatabase storage, int count)
    {
        var now = DateTimeOffset.UtcNow.AddDays(-1);
        var account = await storage.WriteAsync(WorkspaceId.Default, async db =>
        {
            var added = db.Set<CreditAccount>().Add(new CreditAccount { WorkspaceId = WorkspaceId.Default, TelegramUserId = 700_000_001, CreatedAt = now }).Entity;
            await db.SaveChangesAsync();
            return added.Id;
        });
        for (var done = 0; done < count; done += Portion)
        {
            await storage.WriteAsync(WorkspaceId.Default, db =>
            {
                db.Payments.AddRange(Enumerable.Range(0, Portion).Select(_ => new Payment
                {
                    WorkspaceId = WorkspaceId.Default, Token = Guid.NewGuid().ToString("N"), AccountId = account, TelegramUserId = 700_000_001, BotId = new BotId(1), ProductId = 1, ProductName = "25 credits",
                    Provider = PaymentProvider.Stripe, Origin = PaymentOrigin.Purchase, IsLive = false, Currency = "USD", Amount = 799, AmountPaid = 799, State = PaymentState.Granted, CreatedAt = now, PaidAt = now, GrantedAt = now,
                }));
                return Task.CompletedTask;
            });
        }
    }
}
