using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.BotApi;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.PaymentGroups.Chat;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.PaymentGroups.Checking;

/// <summary>Asks Telegram about a group and moves it on by the answer.</summary>
public sealed class CheckPaymentGroup
{
    private readonly IDatabase _database;
    private readonly IBotApi _api;
    private readonly BotDirectory _bots;
    private readonly PaymentGroupBook _book;
    private readonly GroupVoice _voice;
    private readonly GroupSteps _steps;

    internal CheckPaymentGroup(IDatabase database, IBotApi api, BotDirectory bots, PaymentGroupBook book, GroupVoice voice, GroupSteps steps) =>
        (_database, _api, _bots, _book, _voice, _steps) = (database, api, bots, book, voice, steps);

    /// <returns>The group as it is now.</returns>
    public async Task<Result<PaymentGroup>> RunAsync(WorkspaceId workspace, long id, CancellationToken cancellation = default)
    {
        PaymentGroup? known;
        await using (var db = _database.Read(workspace))
            known = await db.PaymentGroups.FirstOrDefaultAsync(g => g.Id == id, cancellation);
        if (known is null)
            return PaymentGroupErrors.NotFound;
        if (known.ChatId is null)
            return PaymentGroupErrors.NoGroup;
        if (await _bots.FindAsync(known.BotId) is not { } bot)
            return ConversationErrors.BotGone;
        var standing = await GroupStanding.AskAsync(_api, bot, known, cancellation);
        return standing.IsSilent ? PaymentGroupErrors.Silent : await _database.WriteAsync(workspace, db => SettleAsync(db, known, standing), cancellation);
    }

    private async Task<Result<PaymentGroup>> SettleAsync(AppDbContext db, PaymentGroup asked, GroupStanding standing)
    {
        if (await PaymentGroupBook.HoldAsync(db, asked.Id) is not { } group)
            return PaymentGroupErrors.NotFound;
        if (group.ChatId != asked.ChatId)
            return group; // Another one was picked meanwhile; it is looked at by itself.
        if (standing.Refusal is { } refusal)
            await RefuseAsync(db, group, refusal);
        else
            await GoOnAsync(db, group, standing);
        return group;
    }

    private async Task RefuseAsync(AppDbContext db, PaymentGroup group, string refusal)
    {
        _book.GoPrivate(db, group, refusal);
        var words = await _voice.WordsAsync(db, group);
        await _voice.SayAsync(db, group, BotScreen.Of(words.Say("paygroup.refused"), [new BotButton(words.Plain("button.paygroup.make"), "paygroup:make")]));
        await _voice.NoteAsync(db, group, $"Their payment group cannot be used: {refusal} They write in the private chat");
    }

    private async Task GoOnAsync(AppDbContext db, PaymentGroup group, GroupStanding standing)
    {
        var before = group.State;
        var state = standing.HasOperatorBot ? PaymentGroupState.Ready : PaymentGroupState.Made;
        (group.Title, group.InviteLink) = (ShortText.Cut(standing.Title ?? group.Title ?? "", 256), standing.InviteLink);
        _book.Settle(db, group, state, standing.InviteLink is null ? "The bot may not invite: there is no link to join by." : null);
        if (before == state)
            return;
        await _voice.NoteAsync(db, group, state == PaymentGroupState.Ready ? $"Their payment group “{group.Title}” is ready{(group.InviteLink is null ? "" : $": {group.InviteLink}")}" : $"Their payment group “{group.Title}” waits for the operators' bot");
        await _steps.SayAsync(db, group);
    }
}
