using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.PaymentGroups.Chat;

/// <summary>How far a group is, and the one thing to do next.</summary>
internal sealed class GroupSteps(GroupVoice voice)
{
    public async Task SayAsync(AppDbContext db, PaymentGroup group)
    {
        var words = await voice.WordsAsync(db, group);
        await voice.SayAsync(db, group, new BotScreen(await HtmlAsync(db, group, words), await RowsAsync(db, group, words)));
    }

    public async Task<string> HtmlAsync(AppDbContext db, PaymentGroup group, Wording words)
    {
        if (group.State == PaymentGroupState.Made && await OperatorBotAsync(db, group) is { } bot)
            return words.Say("paygroup.made", ("title", group.Title ?? ""), ("name", "@" + bot.Username));
        var html = words.Say("paygroup.ready", ("title", group.Title ?? ""));
        return group.InviteLink is null ? html : $"{html}\n\n{words.Say("paygroup.link", ("link", group.InviteLink))}";
    }

    /// <summary>A bot cannot bring another one in; the person does, with Telegram's own link for it (core.telegram.org/api/links#groupchannel-bot-links).</summary>
    public async Task<IReadOnlyList<IReadOnlyList<BotButton>>> RowsAsync(AppDbContext db, PaymentGroup group, Wording words)
    {
        if (group.State == PaymentGroupState.Made && await OperatorBotAsync(db, group) is { } bot)
            return [[BotButton.Link(words.Plain("button.paygroup.add", ("name", "@" + bot.Username)), $"https://t.me/{bot.Username}?startgroup=paygroup")]];
        return group.InviteLink is { } link ? [[BotButton.Link(words.Plain("button.paygroup.open"), link)]] : [];
    }

    private static async Task<Bot?> OperatorBotAsync(AppDbContext db, PaymentGroup group) =>
        group.OperatorBotId is { } id ? await db.Bots.FirstOrDefaultAsync(b => b.Id == id) : null;
}
