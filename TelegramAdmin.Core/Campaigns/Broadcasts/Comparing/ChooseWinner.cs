using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Campaigns.Broadcasts.Running;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns.Broadcasts.Comparing;

/// <summary>Chooses the winner of a comparison so long after the sample's last message as its test says; the rest goes out with it.</summary>
internal sealed class ChooseWinner(IDatabase database, BroadcastPulse pulse, TimeProvider time)
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<long, DateTimeOffset> _lookAt = new();

    /// <returns>Whether it chose.</returns>
    public async Task<bool> RunOnceAsync(Broadcast broadcast)
    {
        var now = time.GetUtcNow();
        if (broadcast.ReadTest() is not { } test || broadcast is not { Winner: null, ListedAt: not null })
            return false;
        var hasRest = test.HoldOut + test.Sample < 100;
        if ((broadcast.ReadVariants().Count < 2 && !hasRest) || (_lookAt.TryGetValue(broadcast.Id, out var at) && at > now && at <= now + LookAgain))
            return false;
        await using var db = database.Read(broadcast.WorkspaceId);
        if (await SampleSentAtAsync(db, broadcast) is not { } sentAt || sentAt.AddMinutes(test.AfterMinutes) > now)
        {
            _lookAt[broadcast.Id] = now + LookAgain;
            return false;
        }
        var (winner, reason) = WinnerRule.Choose(await VariantScores.ReadAsync(db, broadcast, test.By), test.By, hasRest);
        _lookAt.TryRemove(broadcast.Id, out _);
        await database.WriteAsync(broadcast.WorkspaceId, write => write.Broadcasts.Where(b => b.Id == broadcast.Id && b.Winner == null).ExecuteUpdateAsync(set => set
            .SetProperty(b => b.Winner, winner).SetProperty(b => b.WinnerReason, ShortText.Cut(reason, 300)).SetProperty(b => b.Version, b => b.Version + 1)));
        pulse.Note(broadcast.WorkspaceId, broadcast.Id);
        return true;
    }

    /// <returns>Null while somebody of the sample still waits.</returns>
    private static async Task<DateTimeOffset?> SampleSentAtAsync(AppDbContext db, Broadcast broadcast)
    {
        var recipients = db.Recipients.Where(r => r.BroadcastId == broadcast.Id);
        return await recipients.AnyAsync(r => r.State == RecipientState.Queued) || await recipients.AnyAsync(r => r.State == RecipientState.Waiting && (r.DueAt == null || r.DueAt < Recipient.AfterWinner))
            ? null
            : await recipients.MaxAsync(r => r.SentAt) ?? broadcast.StartedAt; // Nobody of a small sample may have got it.
    }
}
