using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.BotApi.Types;
using TelegramAdmin.Core.Updates;

namespace TelegramAdmin.Core.Conversations;

/// <summary>Keeps which emoji people put on messages. Telegram tells of them in private chats, and in groups where the bot is an administrator.</summary>
public sealed class RecordReaction(ConversationHeads heads) : IUpdateHandler
{
    private const int Longest = 256;

    public UpdateStage Stage => UpdateStage.Record;

    public async Task HandleAsync(UpdateContext context)
    {
        if (context.Update.MessageReaction is not { User: not { IsBot: true } } reaction || context.Find<StaffChat>() is not null)
            return;
        var row = await context.Db.ConversationMessages.AsTracking()
            .Where(m => m.TelegramMessageId == reaction.MessageId && m.Kind != MessageKind.ButtonPress)
            .FirstOrDefaultAsync(m => context.Db.Set<Conversation>().Any(c => c.Id == m.ConversationId && c.BotId == context.Bot.Id && c.ChatId == reaction.Chat.Id && c.BusinessConnectionId == ""));
        if (row is null)
            return;
        row.TheirReactions = Join(reaction.Chat.IsPrivate ? EmojiOf(reaction.NewReaction) : Merge(row.TheirReactions, reaction));
        heads.Tell(context.Db, await context.Db.Conversations.FirstAsync(c => c.Id == row.ConversationId));
    }

    // Several people react in a group; each change tells of one of them.
    private static IEnumerable<string> Merge(string? before, MessageReactionUpdated reaction) =>
        (before ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Except(EmojiOf(reaction.OldReaction)).Union(EmojiOf(reaction.NewReaction));

    private static IEnumerable<string> EmojiOf(IEnumerable<ReactionType> reactions) => reactions.Select(r => r.Type switch
    {
        "emoji" => r.Emoji ?? "",
        "paid" => "⭐",
        _ => "✨", // One of Telegram's own pictures, which no font has.
    }).Where(e => e.Length > 0).Distinct();

    private static string? Join(IEnumerable<string> emoji) => string.Join(' ', emoji) is { Length: > 0 and <= Longest } joined ? joined : null;
}
