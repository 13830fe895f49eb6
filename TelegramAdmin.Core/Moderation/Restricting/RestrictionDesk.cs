using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Updates;

namespace TelegramAdmin.Core.Moderation.Restricting;

/// <summary>Puts restrictions and takes them off in the caller's transaction, with a line in each conversation of the person.</summary>
public sealed class RestrictionDesk(BotVoice voice, EventBus events, TimeProvider time)
{
    /// <summary>Takes the place of the one that the person has.</summary>
    internal async Task<Restriction> PutAsync(AppDbContext db, Restriction wanted, string by)
    {
        if (await FindAsync(db, wanted.WorkspaceId, wanted.TelegramUserId) is { } before)
            db.Restrictions.Remove(before);
        await db.SaveChangesAsync();
        db.Restrictions.Add(wanted);
        await db.SaveChangesAsync();
        await NoteAsync(db, wanted, $"{by} {Verb(wanted.Kind)} them {Length(wanted)}: {wanted.Reason}");
        Tell(db, wanted);
        return wanted;
    }

    /// <summary>The guard mutes somebody, and has told them already.</summary>
    internal Task<Restriction> MuteAsync(UpdateContext context, long telegramUserId, string reason, TimeSpan length) => PutAsync(context.Db, new Restriction
    {
        WorkspaceId = context.Bot.WorkspaceId,
        TelegramUserId = telegramUserId,
        Kind = RestrictionKind.Mute,
        Reason = reason,
        Until = context.Now + length,
        SetAt = context.Now,
        ToldAt = context.Now,
    }, "The guard");

    /// <returns>What was taken off; null where there was nothing.</returns>
    internal async Task<Restriction?> LiftAsync(AppDbContext db, WorkspaceId workspace, long telegramUserId, Actor by)
    {
        if (await FindAsync(db, workspace, telegramUserId) is not { } restriction)
            return null;
        db.Restrictions.Remove(restriction);
        // Whoever is let in again by the team need not prove anything with the tries that are left.
        await db.CaptchaStates.Where(c => c.TelegramUserId == telegramUserId && c.PassedAt == null).ExecuteDeleteAsync();
        if (!restriction.IsOver(time.GetUtcNow()))
            await NoteAsync(db, restriction, $"{by.Name} lifted the {restriction.Kind.ToString().ToLowerInvariant()}");
        Tell(db, restriction);
        return restriction;
    }

    /// <summary>The bot said it to them.</summary>
    internal async Task<bool> MarkToldAsync(AppDbContext db, Restriction known)
    {
        if (await FindAsync(db, known.WorkspaceId, known.TelegramUserId) is not { ToldAt: null } restriction)
            return false;
        restriction.ToldAt = time.GetUtcNow();
        Tell(db, restriction);
        return true;
    }

    private static Task<Restriction?> FindAsync(AppDbContext db, WorkspaceId workspace, long telegramUserId) =>
        db.Restrictions.AsTracking().FirstOrDefaultAsync(r => r.WorkspaceId == workspace && r.TelegramUserId == telegramUserId);

    private async Task NoteAsync(AppDbContext db, Restriction restriction, string words)
    {
        var bots = await db.Bots.Where(b => b.WorkspaceId == restriction.WorkspaceId).Select(b => b.Id).ToListAsync(); // The index begins with the bot.
        foreach (var conversation in await db.Conversations.AsTracking().Where(c => bots.Contains(c.BotId) && c.ChatId == restriction.TelegramUserId).ToListAsync())
            await voice.NoteAsync(db, conversation, words);
    }

    private void Tell(AppDbContext db, Restriction restriction) =>
        db.AfterCommit(() => events.Publish(new RestrictionChanged(restriction.WorkspaceId, restriction.TelegramUserId)));

    private static string Verb(RestrictionKind kind) => kind == RestrictionKind.Ban ? "banned" : "muted";

    private static string Length(Restriction restriction) => restriction.Until is { } until ? $"until {until.UtcDateTime:d MMM yyyy HH:mm} UTC" : "for good";
}

/// <summary>Somebody was banned or muted, or is not any more.</summary>
public sealed record RestrictionChanged(WorkspaceId WorkspaceId, long TelegramUserId) : IEvent;
