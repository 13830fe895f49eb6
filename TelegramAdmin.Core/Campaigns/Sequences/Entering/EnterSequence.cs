using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Campaigns.OptingOut;
using TelegramAdmin.Core.Campaigns.Sequences.Running;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns.Sequences.Entering;

/// <summary>Puts somebody at the beginning of a sequence: each person once, whatever brings them.</summary>
public sealed class EnterSequence(PersonZones zones, SequenceAlarm alarm, TimeProvider time)
{
    // Who is in it already, or was, is not put in again.
    private const string Insert = """
        INSERT INTO sequence_runs (workspace_id, sequence_id, telegram_user_id, bot_id, state, step, due_at, sent, began_at)
        VALUES (@workspace, @sequence, @person, @bot, 1, 0, @due, 0, @now)
        ON CONFLICT (sequence_id, telegram_user_id) DO NOTHING RETURNING id
        """;

    /// <summary>In the caller's transaction.</summary>
    /// <param name="bot">That met them, and writes to them.</param>
    public async Task<Entry> RunAsync(AppDbContext db, WorkspaceId workspace, long sequenceId, long telegramUserId, BotId bot) =>
        await db.Sequences.AsNoTracking().FirstOrDefaultAsync(s => s.Id == sequenceId && s.WorkspaceId == workspace) is { } sequence ? await RunAsync(db, sequence, telegramUserId, bot) : Entry.Closed;

    internal async Task<Entry> RunAsync(AppDbContext db, Sequence sequence, long telegramUserId, BotId bot)
    {
        if (!sequence.IsOn || (sequence.BotId is { } only && only != bot) || await IsOptedOutAsync(db, sequence, telegramUserId))
            return Entry.Closed;
        var now = time.GetUtcNow();
        var due = SequenceStep.Read(sequence.Steps)[0].DueAfter(now, await zones.OfAsync(db, sequence.WorkspaceId, telegramUserId));
        var hasBegun = false;
        await db.Session.ForEachAsync(Insert, [telegramUserId], (p, id) => p
            .Add("@workspace", sequence.WorkspaceId).Add("@sequence", sequence.Id).Add("@person", id).Add("@bot", bot).Add("@due", due).Add("@now", now), (_, _) => hasBegun = true);
        if (hasBegun)
            db.AfterCommit(alarm.Ring);
        return hasBegun ? Entry.Begun : Entry.Before;
    }

    private static Task<bool> IsOptedOutAsync(AppDbContext db, Sequence sequence, long telegramUserId) =>
        sequence.CategoryId is null ? Task.FromResult(false) : db.OptOuts.AnyAsync(o => o.WorkspaceId == sequence.WorkspaceId && o.CategoryId == sequence.CategoryId && o.TelegramUserId == telegramUserId);
}

/// <summary>What became of it when somebody was to enter a sequence.</summary>
public enum Entry
{
    Begun = 1,

    /// <summary>They are in it, or were.</summary>
    Before = 2,

    /// <summary>It is off or gone, is for another bot's people, or they opted out of its category.</summary>
    Closed = 3,
}
