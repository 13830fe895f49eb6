using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Campaigns.OptingOut;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Profiles.Linking;
using TelegramAdmin.Core.Profiles.Listing;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Users;

namespace TelegramAdmin.Core.Profiles.Reading;

/// <summary>Reads what is known of one person, whichever bots and accounts of theirs it came by.</summary>
public sealed class ProfileReader(IDatabase database, PersonRowReader rows, TimeProvider time)
{
    /// <summary>Days of the small chart.</summary>
    public const int Days = 30;

    /// <returns>Null for somebody whom no bot of the workspace knows.</returns>
    public async Task<Profile?> FindAsync(WorkspaceId workspace, long telegramUserId, bool? isLive, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        var accounts = await LinkPeople.AccountsAsync(db, telegramUserId, cancellation);
        var people = await rows.ReadAsync(db, accounts, isLive, cancellation);
        if (people.FirstOrDefault(p => p.TelegramUserId == telegramUserId) is not { } row || await db.KnownPeople.FirstOrDefaultAsync(p => p.TelegramUserId == telegramUserId, cancellation) is not { } known)
            return null;
        var conversations = await db.Conversations.Where(c => accounts.Contains(c.ChatId) && c.Kind != ConversationKind.Group).ToListAsync(cancellation);
        var ids = conversations.ConvertAll(c => c.Id);
        return new Profile(row, known)
        {
            Others = [.. people.Where(p => p.TelegramUserId != telegramUserId)],
            Bots = await BotsAsync(db, accounts, conversations, cancellation),
            Attributes = await db.PersonAttributes.Where(a => accounts.Contains(a.TelegramUserId)).OrderBy(a => a.Name).ToListAsync(cancellation),
            Messages = await db.ConversationMessages.Where(m => ids.Contains(m.ConversationId) && m.Kind != MessageKind.Event && m.Kind != MessageKind.Note).LongCountAsync(cancellation),
            MessagesByDay = await ByDayAsync(db, ids, cancellation),
            Payments = await db.Payments.CountAsync(p => accounts.Contains(p.TelegramUserId) && p.AmountPaid != null && (isLive == null || p.IsLive == isLive || p.Provider == PaymentProvider.Stars), cancellation),
            OptedOutOf = await db.OptOuts.Where(o => accounts.Contains(o.TelegramUserId)).Join(db.BroadcastCategories, o => o.CategoryId, c => c.Id, (o, c) => c.Name).Distinct().OrderBy(n => n).ToListAsync(cancellation),
            Ratings = await db.ConversationVisits.Where(v => ids.Contains(v.ConversationId) && v.Rating != null).Select(v => v.Rating!.Value).ToListAsync(cancellation),
            ConversationId = conversations.MaxBy(c => c.LastMessageAt)?.Id,
        };
    }

    private static async Task<IReadOnlyList<ProfileBot>> BotsAsync(AppDbContext db, IReadOnlyList<long> accounts, List<Conversation> conversations, CancellationToken cancellation)
    {
        var bots = await db.Bots.Where(b => b.State != BotState.Removed).OrderBy(b => b.Username).ToListAsync(cancellation);
        var met = await db.BotUsers.Where(u => accounts.Contains(u.TelegramUserId)).ToListAsync(cancellation);
        var reach = await db.Reachability.Where(r => accounts.Contains(r.ChatId)).ToListAsync(cancellation);
        return [.. bots.Select(b => new ProfileBot(b,
            met.Where(u => u.BotId == b.Id).MaxBy(u => u.LastSeenAt),
            reach.Exists(r => r.BotId == b.Id && r.IsReachable),
            reach.Find(r => r.BotId == b.Id && !r.IsReachable)?.Reason,
            conversations.Find(c => c.BotId == b.Id && c.Kind == ConversationKind.Private)?.Id)).OrderByDescending(b => b.IsReaching).ThenByDescending(b => b.Met?.LastSeenAt)];
    }

    private async Task<IReadOnlyList<(DateOnly Day, long Count)>> ByDayAsync(AppDbContext db, List<long> conversations, CancellationToken cancellation)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var from = new DateTimeOffset(today.AddDays(1 - Days), TimeOnly.MinValue, TimeSpan.Zero);
        var times = await db.ConversationMessages.Where(m => conversations.Contains(m.ConversationId) && m.Author == MessageAuthor.Person && m.SentAt >= from).Select(m => m.SentAt).ToListAsync(cancellation);
        var counts = times.CountBy(t => DateOnly.FromDateTime(t.UtcDateTime)).ToDictionary();
        return [.. Enumerable.Range(0, Days).Select(i => today.AddDays(i + 1 - Days)).Select(day => (day, (long)counts.GetValueOrDefault(day)))];
    }
}

/// <summary>A person with everything that is known of them.</summary>
public sealed record Profile(PersonRow Row, KnownPerson Known)
{
    /// <summary>Other Telegram accounts of the same human.</summary>
    public IReadOnlyList<PersonRow> Others { get; init; } = [];

    public IReadOnlyList<long> Accounts => [Row.TelegramUserId, .. Others.Select(o => o.TelegramUserId)];

    /// <summary>All bots of the workspace: those that may write to them first.</summary>
    public IReadOnlyList<ProfileBot> Bots { get; init; } = [];

    public IReadOnlyList<PersonAttribute> Attributes { get; init; } = [];

    public long Messages { get; init; }

    /// <summary>What they wrote on each of the last days (UTC), the oldest first.</summary>
    public IReadOnlyList<(DateOnly Day, long Count)> MessagesByDay { get; init; } = [];

    public int Payments { get; init; }

    public IReadOnlyList<string> OptedOutOf { get; init; } = [];

    /// <summary>1 to 5 each.</summary>
    public IReadOnlyList<int> Ratings { get; init; } = [];

    /// <summary>The latest conversation.</summary>
    public long? ConversationId { get; init; }
}

/// <param name="Met">How the bot knows them; null where they never met.</param>
/// <param name="IsReaching">It may write to them.</param>
/// <param name="Reason">Why it may not, in Telegram's words.</param>
/// <param name="ConversationId">Their private chat with it.</param>
public sealed record ProfileBot(Bot Bot, BotUser? Met, bool IsReaching, string? Reason, long? ConversationId);
