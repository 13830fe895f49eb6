using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.BotApi.Types;
using TelegramAdmin.Core.Campaigns.Writing;
using TelegramAdmin.Core.Campaigns.Writing.Buttons;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Updates;
using TelegramAdmin.Core.Users;

namespace TelegramAdmin.Core.Campaigns.Gifts.Claiming;

/// <summary>Hears the button under an offer, and its link where no other screen opened it. Buttons can be made up or be old, so all of it is checked.</summary>
internal sealed class AnswerClaim(ClaimGift claim, Ledger ledger, BotTexts texts, BotVoice voice, ConversationHeads heads) : IUpdateHandler
{
    public UpdateStage Stage => UpdateStage.Answer;

    public async Task HandleAsync(UpdateContext context)
    {
        if (context.IsAnswered || context.Find<Recognised>() is not { } person)
            return;
        if (context.Update.CallbackQuery is { Message.Chat.IsPrivate: true, Data: { } data } && ButtonPlace.Read(data) is { Kind: SubjectKind.Gift } place)
            await PressedAsync(context, person, place);
        else if (context.Update.Message is { Chat.IsPrivate: true } message && BotCommand.TryRead(message, context.Bot.Username, out var command) && command.Name == "start" && GiftLink.Read(command.Argument) is { } gift)
            await OpenedAsync(context, person, gift);
    }

    private async Task PressedAsync(UpdateContext context, Recognised person, ButtonPlace place)
    {
        var recipient = await context.Db.GiftRecipients.AsNoTracking().FirstOrDefaultAsync(r => r.Id == place.Subject && r.WorkspaceId == context.Bot.WorkspaceId);
        var gift = recipient is null ? null : await context.Db.GiftCampaigns.AsNoTracking().FirstAsync(g => g.Id == recipient.GiftId);
        if (gift?.ReadMessage() is { } message && place.In(message) is { Kind: not CampaignButtonKind.Claim })
            return; // Another button of the message.
        var outcome = gift is null ? new ClaimOutcome(ClaimResult.Unknown)
            : recipient!.TelegramUserId != person.User.TelegramUserId ? new ClaimOutcome(ClaimResult.ForOthers, gift)
            : await ClaimAsync(context, person, gift.Id);
        var words = await texts.InAsync(context.Db, context.Bot.WorkspaceId, person.User.Language);
        var said = outcome.Say(words);
        if (outcome.Result == ClaimResult.Given)
            await voice.SayAsync(context.Db, await heads.FindOrStartAsync(context, context.Update.CallbackQuery!.Message!.Chat), BotScreen.Of(said));
        voice.AnswerPress(context, outcome.Result == ClaimResult.Given ? null : TelegramHtml.Read(said).Text, isAlert: outcome.Result != ClaimResult.Given);
    }

    private async Task OpenedAsync(UpdateContext context, Recognised person, long gift)
    {
        var outcome = await ClaimAsync(context, person, gift);
        var words = await texts.InAsync(context.Db, context.Bot.WorkspaceId, person.User.Language);
        person.User.StartedAt ??= context.Now;
        await voice.ShowAsync(context, BotScreen.Of(outcome.Say(words)));
    }

    private async Task<ClaimOutcome> ClaimAsync(UpdateContext context, Recognised person, long gift) =>
        await claim.RunAsync(context.Db, await ledger.OpenAsync(context.Db, context.Bot.WorkspaceId, person.User.TelegramUserId), gift, context.Bot.Id);
}
