using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Updates;
using TelegramAdmin.Core.Users;

namespace TelegramAdmin.Core.Moderation.Guarding;

/// <summary>Whom the guard leaves alone.</summary>
internal sealed class Trust(StaffDirectory staff)
{
    public async Task<bool> IsStaffOrBuyerAsync(AppDbContext db, WorkspaceId workspace, long telegramUserId) =>
        await staff.FindAsync(db, workspace, telegramUserId) is not null || await db.CreditAccounts
            .Where(a => a.WorkspaceId == workspace && a.TelegramUserId == telegramUserId)
            .Join(db.Payments.Where(p => p.GrantedAt != null), a => a.Id, p => p.AccountId, (a, _) => a.Id).AnyAsync();

    /// <summary>The bot met them some time ago, the team answered them, or they are staff or buyers.</summary>
    public async Task<bool> KnowsAsync(UpdateContext context, Arrival arrival, GuardRules rules) =>
        await MetBeforeAsync(context, arrival, context.Now - rules.NewFor)
        || await IsAnsweredAsync(context, arrival)
        || await IsStaffOrBuyerAsync(context.Db, context.Bot.WorkspaceId, arrival.Sender.Id);

    private static Task<bool> MetBeforeAsync(UpdateContext context, Arrival arrival, DateTimeOffset day) =>
        context.Db.BotUsers.AnyAsync(u => u.BotId == context.Bot.Id && u.TelegramUserId == arrival.Sender.Id && u.FirstSeenAt <= day);

    private static Task<bool> IsAnsweredAsync(UpdateContext context, Arrival arrival) => context.Db.Conversations
        .Where(c => c.BotId == context.Bot.Id && c.ChatId == arrival.Sender.Id)
        .Join(context.Db.ConversationMessages.Where(m => m.Author == MessageAuthor.Operator && m.Kind != MessageKind.Note), c => c.Id, m => m.ConversationId, (c, _) => c.Id).AnyAsync();
}
