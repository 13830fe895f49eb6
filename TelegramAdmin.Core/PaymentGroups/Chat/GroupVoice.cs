using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Users;

namespace TelegramAdmin.Core.PaymentGroups.Chat;

/// <summary>What a person hears of their group, in their private chat with the bot that sells.</summary>
internal sealed class GroupVoice(BotVoice voice, BotTexts texts)
{
    public async Task<Wording> WordsAsync(AppDbContext db, PaymentGroup group)
    {
        var person = await db.BotUsers.FirstOrDefaultAsync(u => u.BotId == group.BotId && u.TelegramUserId == group.TelegramUserId);
        return await texts.InAsync(db, group.WorkspaceId, person?.Language);
    }

    public async Task SayAsync(AppDbContext db, PaymentGroup group, BotScreen screen)
    {
        if (await ConversationHeads.FindAsync(db, group.BotId, group.TelegramUserId) is { } conversation)
            await voice.SayAsync(db, conversation, screen);
    }

    /// <summary>The line for the team in the person's conversation.</summary>
    public async Task NoteAsync(AppDbContext db, PaymentGroup group, string words)
    {
        if (await ConversationHeads.FindAsync(db, group.BotId, group.TelegramUserId) is { } conversation)
            await voice.NoteAsync(db, conversation, words);
    }

    /// <summary>With a keyboard in the place of the person's own, or without any again.</summary>
    public async Task SayWithKeyboardAsync(AppDbContext db, PaymentGroup group, string html, JsonObject keyboard)
    {
        if (await ConversationHeads.FindAsync(db, group.BotId, group.TelegramUserId) is not { } conversation)
            return;
        var parameters = new JsonObject { ["text"] = html, ["parse_mode"] = "HTML", ["reply_markup"] = keyboard };
        await voice.SendAsync(db, conversation, "sendMessage", parameters, MessageKind.Text, TelegramHtml.Read(html).Text);
    }
}
