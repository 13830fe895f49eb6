using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Moderation;
using TelegramAdmin.Core.Profiles.Listing;
using TelegramAdmin.Core.Profiles.Tagging;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Profiles.Acting;

/// <summary>Begins an act upon many people: who is meant is written down at once, and worked off in the background.</summary>
public sealed class StartBulkAct(IDatabase database, PeopleReader people, AuditLog audit, EventBus events, TimeProvider time)
{
    /// <summary>From so many people on the number has to be typed.</summary>
    public const long TypedFrom = 10_000;

    private const long AFew = 2;

    private const string AddFound = """
        INSERT INTO bulk_act_rows (bulk_act_id, telegram_user_id, workspace_id, state)
        SELECT @act, p.telegram_user_id, p.workspace_id, 1 FROM people p WHERE 
        """;

    private const string AddOne = """
        INSERT INTO bulk_act_rows (bulk_act_id, telegram_user_id, workspace_id, state)
        SELECT @act, p.telegram_user_id, p.workspace_id, 1 FROM people p WHERE p.workspace_id = @workspace AND p.telegram_user_id = @person
        """;

    public async Task<Result<BulkAct>> RunAsync(WorkspaceId workspace, BulkActDraft draft, Actor by, CancellationToken cancellation = default)
    {
        WrittenPeople? written = null;
        if (draft.People is null && !(await people.WriteAsync(workspace, draft.Filter, cancellation)).TryGet(out written, out var unclear))
            return unclear;
        var begun = await database.WriteAsync(workspace, async db =>
        {
            if (!(await MeanAsync(db, draft)).TryGet(out var meant, out var wrong))
                return wrong;
            var act = db.BulkActs.Add(new BulkAct
            {
                WorkspaceId = workspace, Kind = draft.Kind, Value = meant.Value, Words = meant.Words, AdminId = by.AdminId, By = ShortText.Cut(by.Name, 200), CreatedAt = time.GetUtcNow(),
            }).Entity;
            await db.SaveChangesAsync();
            await ListAsync(db, act, draft, written);
            act.People = await db.BulkActRows.LongCountAsync(r => r.BulkActId == act.Id);
            return Fault(act, draft) is { } fault ? await TakeBackAsync(db, act, fault) : act;
        }, cancellation);
        if (!begun.TryGet(out var started, out var failure))
            return failure;
        await audit.RecordAsync(workspace, by, "people.act_started", Target(started), started.Words);
        events.Publish(new BulkActChanged(workspace, started.Id));
        return started;
    }

    internal static string Target(BulkAct act) => $"{act.People.ToString("N0", CultureInfo.InvariantCulture)} people";

    private static async Task<Result<(string Value, string Words)>> MeanAsync(AppDbContext db, BulkActDraft draft)
    {
        switch (draft.Kind)
        {
            case BulkActKind.Tag or BulkActKind.Untag:
                if (PersonTag.Clean(draft.Value) is not { } tag)
                    return ProfileErrors.TagName;
                var spelled = await TagBook.SpellAsync(db, tag);
                return (spelled, draft.Kind == BulkActKind.Tag ? $"Tagged “{spelled}”" : $"Tag “{spelled}” taken off");
            case BulkActKind.Tier:
                var tiers = await db.Tiers.Where(t => t.ArchivedAt == null).ToListAsync();
                var tier = draft.Value.Length == 0 ? tiers.Find(t => t.IsDefault) : tiers.Find(t => t.Id.ToString(CultureInfo.InvariantCulture) == draft.Value);
                return tier is null ? CreditErrors.TierNotFound : (tier.IsDefault ? "" : draft.Value, $"Moved to tier “{tier.Name}”");
            case BulkActKind.Ban:
                return draft.Value.Trim() is { Length: > 0 and <= Restriction.LongestReason } reason && ShortText.IsWhole(reason) ? (reason, "Banned for good") : ProfileErrors.ActReason;
            default:
                return ("", "Ban or mute lifted");
        }
    }

    private static async Task ListAsync(AppDbContext db, BulkAct act, BulkActDraft draft, WrittenPeople? written)
    {
        if (written is not null)
            await db.Session.RunAsync(AddFound + written.Where, p => written.Bind(p.Add("@act", act.Id)));
        else
            await db.Session.ForEachAsync(AddOne, [.. draft.People!.Distinct().Order()], (p, id) => p.Add("@act", act.Id).Add("@workspace", act.WorkspaceId).Add("@person", id));
    }

    // Who matches changes while somebody looks at the number; one from another filter is not that near.
    private static Failure? Fault(BulkAct act, BulkActDraft draft) =>
        act.People == 0 ? ProfileErrors.NobodyMeant
        : draft.People is null && Math.Abs(draft.Confirmed - act.People) > Math.Max(AFew, act.People / 100) ? ProfileErrors.NumberDiffers(act.People)
        : null;

    private static async Task<Result<BulkAct>> TakeBackAsync(AppDbContext db, BulkAct act, Failure fault)
    {
        await db.BulkActRows.Where(r => r.BulkActId == act.Id).ExecuteDeleteAsync();
        db.BulkActs.Remove(act);
        return fault;
    }
}
