using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Payments.Reconciling;

/// <summary>
/// Reads Stripe's book from where the last run ended and holds each line against ours. What is plain is put right by the same code that an
/// event would have run; what is not is listed for a person.
/// </summary>
internal sealed class CompareStripe(IDatabase database, ComparePaid paid, CompareReturned returned, CompareGranted granted)
{
    /// <summary>A checkout can be paid a day after it was made.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromHours(25);

    /// <summary>How far the first run looks back; Stripe repeats events for three days.</summary>
    private static readonly TimeSpan FirstLook = TimeSpan.FromDays(4);

    /// <exception cref="BookUnreadableException">Stripe did not give its book; nothing is known of what was not read.</exception>
    public async Task RunAsync(ReconciliationRun run, CancellationToken cancellation)
    {
        var from = await FromAsync(run.StartedAt, cancellation);
        var intents = await paid.RunAsync(run, from, cancellation);
        await returned.RunAsync(run, from, cancellation);
        await granted.RunAsync(run, from, intents, cancellation);
        run.Place = run.StartedAt.ToUnixTimeSeconds();
    }

    private async Task<DateTimeOffset> FromAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        await using var db = database.ReadAll();
        var last = await db.ReconciliationRuns.Where(r => r.Provider == PaymentProvider.Stripe && r.FinishedAt != null && r.Error == null).OrderByDescending(r => r.Id).Select(r => (long?)r.Place).FirstOrDefaultAsync(cancellation);
        return last is > 0 and var place ? DateTimeOffset.FromUnixTimeSeconds(place) - Overlap : now - FirstLook;
    }
}
