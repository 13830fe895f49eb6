using System.Globalization;
using TelegramAdmin.Core.BotApi.Types;
using TelegramAdmin.Core.Campaigns.OptingOut;
using TelegramAdmin.Core.Campaigns.Sequences.Entering;
using TelegramAdmin.Core.Campaigns.Writing;
using TelegramAdmin.Core.Campaigns.Writing.Buttons;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Updates;

namespace TelegramAdmin.Core.Campaigns.Pressing;

/// <summary>Does what a button under a message for many promises. Buttons can be made up, be old or be somebody else's, so all of it is looked up.</summary>
internal sealed class AnswerCampaignPress(OptOutDesk optOuts, EnterSequence sequences, BotTexts texts, BotVoice voice) : IUpdateHandler
{
    /// <summary>Longer words stay until they are closed: nobody reads so much while it fades.</summary>
    private const int LongestToast = 80;

    public UpdateStage Stage => UpdateStage.Answer;

    public async Task HandleAsync(UpdateContext context)
    {
        if (context.IsAnswered || context.Update.CallbackQuery is not { Data: { } data } press || !ButtonPlace.IsOne(data))
            return;
        var words = await texts.InAsync(context.Db, context.Bot.WorkspaceId, context.Find<Users.Recognised>()?.User.Language);
        if (ButtonPlace.Read(data) is not { } place)
            Say(context, words.Plain("press.gone"));
        else if (place.Subject == 0)
            Say(context, words.Plain("press.test"));
        else if (await PressedCampaign.FindAsync(context.Db, context.Bot.WorkspaceId, press.From.Id, place) is { } campaign && place.In(campaign.Message) is { } button)
            await PressedAsync(context, press, words, place, campaign, button);
        else
            Say(context, words.Plain("press.gone"));
    }

    private async Task PressedAsync(UpdateContext context, CallbackQuery press, Wording words, ButtonPlace place, PressedCampaign campaign, CampaignButton button)
    {
        await CountPress.RunAsync(context.Db.Session, place, context.Now);
        switch (button.Kind)
        {
            case CampaignButtonKind.Answer: Say(context, button.Value); break;
            case CampaignButtonKind.Sequence: await EnterAsync(context, press, words, button); break;
            case CampaignButtonKind.OptOut when campaign.CategoryId is { } category && await optOuts.SwitchAsync(context, category, isOff: true, campaign.BroadcastId, place): await optOuts.ConfirmAsync(context, press, words, category); break;
            case CampaignButtonKind.OptOut: Say(context, words.Plain("press.nothing_to_mute")); break;
            default: Say(context, words.Plain("press.gone")); break;
        }
    }

    private async Task EnterAsync(UpdateContext context, CallbackQuery press, Wording words, CampaignButton button)
    {
        var entered = long.TryParse(button.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? await sequences.RunAsync(context.Db, context.Bot.WorkspaceId, id, press.From.Id, context.Bot.Id)
            : Entry.Closed;
        Say(context, words.Plain(entered switch { Entry.Begun => "press.entered", Entry.Before => "press.entered_before", _ => "press.gone" }));
    }

    private void Say(UpdateContext context, string text) => voice.AnswerPress(context, text, isAlert: text.Length > LongestToast);
}
