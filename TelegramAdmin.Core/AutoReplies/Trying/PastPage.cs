using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.AutoReplies.Matching;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Conversations.Handling;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Credits.Charging;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Users;

namespace TelegramAdmin.Core.AutoReplies.Trying;

/// <summary>What is known around some messages of the past, read at once.</summary>
internal sealed class PastPage
{
    private readonly Dictionary<long, PastConversation> _conversations;
    private readonly ILookup<long, DateTimeOffset> _answers;

    private PastPage(Dictionary<long, PastConversation> conversations, ILookup<long, DateTimeOffset> answers) => (_conversations, _answers) = (conversations, answers);

    public static async Task<PastPage> ReadAsync(AppDbContext db, WorkspaceId workspace, IReadOnlyList<ConversationMessage> messages, TierBook tiers, CancellationToken cancellation)
    {
        var ids = messages.Select(m => m.ConversationId).Distinct().ToList();
        var rows = await db.Conversations.Where(c => ids.Contains(c.Id) && c.Kind == ConversationKind.Private)
            .Join(db.Bots, c => c.BotId, b => b.Id, (c, b) => new { c.Id, c.BotId, c.ChatId, c.Title, b.Username }).ToListAsync(cancellation);
        var chats = rows.Select(r => r.ChatId).Distinct().ToList();
        var people = (await db.BotUsers.Where(u => chats.Contains(u.TelegramUserId)).ToListAsync(cancellation)).ToDictionary(u => (u.BotId, u.TelegramUserId));
        var accounts = await db.CreditAccounts.Where(a => chats.Contains(a.TelegramUserId)).ToDictionaryAsync(a => a.TelegramUserId, a => a.TierId, cancellation);
        var labels = (await db.ConversationLabels.Where(l => ids.Contains(l.ConversationId)).ToListAsync(cancellation)).ToLookup(l => l.ConversationId, l => l.LabelId);
        var known = new Dictionary<long, PastConversation>();
        foreach (var row in rows)
        {
            var tier = await tiers.OfAsync(workspace, accounts.GetValueOrDefault(row.ChatId));
            known[row.Id] = new PastConversation(row.BotId, row.Username, row.Title, people.GetValueOrDefault((row.BotId, row.ChatId)), tier.Id, labels[row.Id].ToHashSet());
        }
        return new PastPage(known, await AnswersAsync(db, ids, messages, cancellation));
    }

    /// <summary>Null for a conversation that rules do not look at.</summary>
    public PastConversation? Find(long conversationId) => _conversations.GetValueOrDefault(conversationId);

    public bool WasTalking(long conversationId, DateTimeOffset at) => _answers[conversationId].Any(a => a <= at && at - a < RuleFacts.TalkLasts);

    private static async Task<ILookup<long, DateTimeOffset>> AnswersAsync(AppDbContext db, List<long> ids, IReadOnlyList<ConversationMessage> messages, CancellationToken cancellation)
    {
        if (messages.Count == 0)
            return Array.Empty<ConversationMessage>().ToLookup(m => m.ConversationId, m => m.SentAt);
        var (from, to) = (messages.Min(m => m.SentAt) - RuleFacts.TalkLasts, messages.Max(m => m.SentAt));
        var answers = await db.ConversationMessages
            .Where(m => ids.Contains(m.ConversationId) && m.Author == MessageAuthor.Operator && m.Kind != MessageKind.Note && m.SentAt >= from && m.SentAt <= to)
            .Select(m => new { m.ConversationId, m.SentAt }).ToListAsync(cancellation);
        return answers.ToLookup(a => a.ConversationId, a => a.SentAt);
    }
}

internal sealed record PastConversation(BotId BotId, string BotUsername, string Title, BotUser? Person, long? Tier, IReadOnlySet<long> Labels);
