using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Health;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Updates;

namespace TelegramAdmin.Core.Operations.Health.Parts;

/// <summary>Whether what Telegram delivered is worked off.</summary>
internal sealed class UpdatesPart(IDatabase database, UpdateWindow window, TimeProvider time) : IHealthPart
{
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Stuck = TimeSpan.FromMinutes(10);

    public string Key => "updates";

    public string Title => "Updates";

    public int Order => 30;

    public bool IsVital => true;

    public async Task<HealthFinding> CheckAsync(CancellationToken cancellation)
    {
        await using var db = database.ReadAll();
        var oldest = await db.InboxUpdates.Where(u => u.ProcessedAt == null).OrderBy(u => u.Id).Select(u => (DateTimeOffset?)u.ReceivedAt).FirstOrDefaultAsync(cancellation);
        if (time.GetUtcNow() - oldest is not { } waits || waits < Late)
            return HealthFinding.Ok($"{window.Count:N0} on their way, none waits long");
        var measure = $"{window.Count:N0} on their way, the oldest for {PartWords.Of(waits)}";
        return new(waits > Stuck ? HealthState.Bad : HealthState.Warn, measure, "See why they fail.", "/system/errors");
    }
}
