using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Users;

namespace TelegramAdmin.Core.Profiles.Writing;

/// <summary>
/// Opens the conversation in which the team may write to a person first: with the bot that was asked for, or the one they wrote to last of those
/// that reach them. Nothing is sent, and nobody has to look at it until somebody writes.
/// </summary>
public sealed class StartConversation(IDatabase database, TimeProvider time)
{
    // On PostgreSQL two who press at once would both find none.
    private const string Hold = "UPDATE people SET is_premium = is_premium WHERE workspace_id = @workspace AND telegram_user_id = @person";

    private const int FewLinks = 3;

    /// <returns>The conversation's number.</returns>
    public Task<Result<long>> RunAsync(WorkspaceId workspace, long telegramUserId, BotId? wanted = null) => database.WriteAsync(workspace, async db =>
    {
        if (await People.FindAsync(db, telegramUserId) is not { } person)
            return (Result<long>)PersonErrors.NotFound(telegramUserId);
        await db.Session.RunAsync(Hold, p => p.Add("@workspace", workspace).Add("@person", telegramUserId));
        var bots = await db.Bots.Where(b => b.State != BotState.Removed).ToListAsync();
        if (!(await ChooseAsync(db, bots, telegramUserId, wanted)).TryGet(out var bot, out var failure))
            return failure;
        if (await ConversationHeads.FindAsync(db, bot, telegramUserId) is { } known)
            return known.Id;
        var started = db.Conversations.Add(New(workspace, bot, person)).Entity;
        await db.SaveChangesAsync();
        return started.Id;
    });

    private static async Task<Result<BotId>> ChooseAsync(AppDbContext db, List<Bot> bots, long telegramUserId, BotId? wanted)
    {
        var ids = bots.ConvertAll(b => b.Id);
        var reaching = await db.Reachability.Where(r => r.ChatId == telegramUserId && r.IsReachable && ids.Contains(r.BotId)).Select(r => r.BotId).ToListAsync();
        if (wanted is { } bot)
            return reaching.Contains(bot) ? bot : ProfileErrors.BotDoesNotReach;
        if (reaching.Count == 0)
            return ProfileErrors.NobodyReaches(string.Join(" or ", bots.Where(b => b.State == BotState.Up).Take(FewLinks).Select(b => $"https://t.me/{b.Username}?start=hello")));
        var met = await db.BotUsers.Where(u => u.TelegramUserId == telegramUserId && reaching.Contains(u.BotId)).OrderByDescending(u => u.LastSeenAt).ToListAsync();
        var up = bots.Where(b => b.State == BotState.Up).Select(b => b.Id).ToHashSet();
        return met.Select(u => u.BotId).Concat(reaching).OrderByDescending(up.Contains).First();
    }

    private Conversation New(WorkspaceId workspace, BotId bot, BotUser person) => new()
    {
        WorkspaceId = workspace,
        BotId = bot,
        ChatId = person.TelegramUserId,
        Title = ShortText.Cut(person.FullName is { Length: > 0 } name ? name : person.TelegramUserId.ToString(CultureInfo.InvariantCulture), 520),
        SearchText = ShortText.Cut($"{person.FullName} {person.Username}".ToLowerInvariant(), 600),
        State = ConversationState.Quiet,
        LastMessageAt = time.GetUtcNow(),
    };
}
