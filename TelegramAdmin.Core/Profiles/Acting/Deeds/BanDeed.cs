using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Moderation;
using TelegramAdmin.Core.Moderation.Restricting;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Profiles.Acting.Deeds;

/// <summary>Bans for good, or lifts a ban or a mute. Undone, each has what they had before.</summary>
internal sealed class BanDeed(RestrictionDesk desk, StaffDirectory staff, TimeProvider time) : IBulkDeed
{
    public IReadOnlyList<BulkActKind> Kinds { get; } = [BulkActKind.Ban, BulkActKind.Unban];

    public async Task<BulkOutcome> DoAsync(AppDbContext db, BulkAct act, long telegramUserId)
    {
        var now = await RestrictionAsync(db, telegramUserId);
        if (act.Kind == BulkActKind.Unban)
            return now is null ? BulkOutcome.Unchanged : await LiftAsync(db, act, telegramUserId, Describe(now));
        if (now is { Kind: RestrictionKind.Ban, Until: null })
            return BulkOutcome.Unchanged;
        if (await staff.FindAsync(db, act.WorkspaceId, telegramUserId) is { } teammate)
            return BulkOutcome.Failed(ModerationErrors.IsStaff(teammate.Name ?? "This person").Message);
        await PutAsync(db, act, telegramUserId, RestrictionKind.Ban, null, act.Value);
        return BulkOutcome.Done(now is null ? null : Describe(now));
    }

    public async Task<BulkOutcome> UndoAsync(AppDbContext db, BulkAct act, long telegramUserId, string? before)
    {
        if (before?.Split('|', 3) is not [var kind, var ticks, var reason])
            return await RestrictionAsync(db, telegramUserId) is null ? BulkOutcome.Unchanged : await LiftAsync(db, act, telegramUserId, null);
        var until = ticks.Length == 0 ? (DateTimeOffset?)null : new DateTimeOffset(long.Parse(ticks, CultureInfo.InvariantCulture), TimeSpan.Zero);
        if (until <= time.GetUtcNow())
            return act.Kind == BulkActKind.Ban ? await LiftAsync(db, act, telegramUserId, null) : BulkOutcome.Unchanged;
        await PutAsync(db, act, telegramUserId, Enum.Parse<RestrictionKind>(kind), until, reason);
        return BulkOutcome.Done();
    }

    private async Task<Restriction?> RestrictionAsync(AppDbContext db, long telegramUserId)
    {
        var now = time.GetUtcNow();
        return await db.Restrictions.FirstOrDefaultAsync(r => r.TelegramUserId == telegramUserId && (r.Until == null || r.Until > now));
    }

    private async Task<BulkOutcome> LiftAsync(AppDbContext db, BulkAct act, long telegramUserId, string? before)
    {
        var lifted = await desk.LiftAsync(db, act.WorkspaceId, telegramUserId, new Actor(act.AdminId, act.By));
        await db.SaveChangesAsync();
        return lifted is null ? BulkOutcome.Unchanged : BulkOutcome.Done(before);
    }

    private Task<Restriction> PutAsync(AppDbContext db, BulkAct act, long telegramUserId, RestrictionKind kind, DateTimeOffset? until, string reason) => desk.PutAsync(db, new Restriction
    {
        WorkspaceId = act.WorkspaceId, TelegramUserId = telegramUserId, Kind = kind, Reason = reason, Until = until, SetAt = time.GetUtcNow(), SetBy = act.AdminId,
    }, act.By);

    private static string Describe(Restriction restriction) =>
        string.Create(CultureInfo.InvariantCulture, $"{restriction.Kind}|{restriction.Until?.UtcTicks}|{restriction.Reason}");
}
