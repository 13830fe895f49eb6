using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns.Sequences.Entering;

/// <summary>Who bought enters what begins so. Looks at the purchases themselves, so that one which a crash hid from us is found after it.</summary>
internal sealed class EnterBuyers(IDatabase database, EnterSequence enter, TimeProvider time)
{
    /// <summary>So far back purchases are looked at, and never before the sequence was last switched or changed.</summary>
    private static readonly TimeSpan Back = TimeSpan.FromDays(1);

    private const int Most = 500;

    /// <returns>How many entered.</returns>
    public async Task<int> RunOnceAsync(CancellationToken cancellation = default)
    {
        var entered = 0;
        foreach (var sequence in await WaitingAsync(cancellation))
            entered += await database.WriteAsync(sequence.WorkspaceId, db => EnterAsync(db, sequence, cancellation), cancellation);
        return entered;
    }

    private async Task<List<Sequence>> WaitingAsync(CancellationToken cancellation)
    {
        await using var db = database.ReadAll();
        return await db.Sequences.Where(s => s.IsOn && s.Trigger == SequenceTrigger.Purchase).ToListAsync(cancellation);
    }

    private async Task<int> EnterAsync(AppDbContext db, Sequence sequence, CancellationToken cancellation)
    {
        var entered = 0;
        foreach (var (person, bot) in await BuyersAsync(db, sequence, cancellation))
            entered += await enter.RunAsync(db, sequence, person, bot) == Entry.Begun ? 1 : 0;
        return entered;
    }

    // The newest payments by number, which the index knows; granted ones come a little later than they were begun.
    private async Task<IReadOnlyList<(long Person, BotId Bot)>> BuyersAsync(AppDbContext db, Sequence sequence, CancellationToken cancellation)
    {
        var back = time.GetUtcNow() - Back;
        var since = sequence.ChangedAt > back ? sequence.ChangedAt : back;
        long? product = sequence.TriggerValue is { } value ? long.Parse(value, CultureInfo.InvariantCulture) : null;
        var runs = db.SequenceRuns;
        var payments = await db.Payments.AsNoTracking().OrderByDescending(p => p.Id).Take(Most)
            .Where(p => p.GrantedAt != null && p.GrantedAt >= since && (product == null || p.ProductId == product))
            .Where(p => !runs.Any(r => r.SequenceId == sequence.Id && r.TelegramUserId == p.TelegramUserId))
            .Select(p => new { p.TelegramUserId, p.BotId }).ToListAsync(cancellation);
        return [.. payments.Select(p => (p.TelegramUserId, p.BotId)).DistinctBy(p => p.TelegramUserId)];
    }
}
