using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Jobs;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Payments.Reconciling;

/// <summary>Compares what was paid with what was granted, every five minutes and whenever somebody wants it.</summary>
public sealed class Reconcile : IScheduledJob
{
    private readonly IDatabase _database;
    private readonly CompareStripe _stripe;
    private readonly CompareStars _stars;
    private readonly BotDirectory _bots;
    private readonly EngineOptions _options;
    private readonly TimeProvider _time;

    internal Reconcile(IDatabase database, CompareStripe stripe, CompareStars stars, BotDirectory bots, EngineOptions options, TimeProvider time) =>
        (_database, _stripe, _stars, _bots, _options, _time) = (database, stripe, stars, bots, options, time);

    public string Name => "reconciliation";

    public string Title => "Comparison of payments with the ledger";

    public string Schedule => "40 0/5 * * * ?";

    public async Task<string?> RunAsync(CancellationToken cancellation)
    {
        var runs = new List<ReconciliationRun>();
        if (_options.Stripe.IsOn && await AnyAsync(PaymentProvider.Stripe, cancellation))
            runs.Add(await RunAsync(PaymentProvider.Stripe, null, run => _stripe.RunAsync(run, cancellation)));
        foreach (var botId in await BotsWithStarsAsync(cancellation))
        {
            if (await _bots.FindAsync(botId) is { } bot)
                runs.Add(await RunAsync(PaymentProvider.Stars, botId, run => _stars.RunAsync(run, bot, cancellation)));
        }
        return runs.Count == 0 ? null : $"{runs.Sum(r => r.Compared):N0} compared, {runs.Sum(r => r.Repaired):N0} put right, {runs.Sum(r => r.Found):N0} left to you";
    }

    private async Task<ReconciliationRun> RunAsync(PaymentProvider provider, BotId? bot, Func<ReconciliationRun, Task> compare)
    {
        var run = new ReconciliationRun { Provider = provider, BotId = bot, StartedAt = _time.GetUtcNow() };
        try
        {
            await compare(run);
        }
        catch (BookUnreadableException e)
        {
            run.Error = ShortText.Cut(e.Message, 500);
        }
        run.FinishedAt = _time.GetUtcNow();
        await _database.WriteAsync(null, db =>
        {
            db.ReconciliationRuns.Add(run);
            return Task.CompletedTask;
        });
        return run;
    }

    // A shop in which nobody ever began to pay asks nobody anything.
    private async Task<bool> AnyAsync(PaymentProvider provider, CancellationToken cancellation)
    {
        await using var db = _database.ReadAll();
        return await db.Payments.AnyAsync(p => p.Provider == provider, cancellation);
    }

    private async Task<IReadOnlyList<BotId>> BotsWithStarsAsync(CancellationToken cancellation)
    {
        await using var db = _database.ReadAll();
        return await db.Payments.Where(p => p.Provider == PaymentProvider.Stars).Select(p => p.BotId).Distinct().ToListAsync(cancellation);
    }
}
