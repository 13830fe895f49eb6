using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Moderation.Guarding;
using TelegramAdmin.Core.Moderation.Restricting;
using TelegramAdmin.Core.Moderation.Stopped;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Updates;

namespace TelegramAdmin.Core.Moderation.Captcha;

/// <summary>Looks at the picture that somebody pressed. The right one lets through what was held; the third wrong one mutes.</summary>
internal sealed class TakeCaptchaPress(GuardVoice voice, RestrictionDesk desk, ReplayStopped replay)
{
    private const int MostTries = 3;

    /// <returns>Whether it was a press of ours.</returns>
    public async Task<bool> TakeAsync(UpdateContext context, Arrival arrival, GuardRules rules)
    {
        if (context.Update.CallbackQuery?.Data?.StartsWith(CaptchaRound.Route + ":", StringComparison.Ordinal) != true)
            return false;
        var state = await AskCaptcha.FindAsync(context, arrival);
        // Anybody can send any data: only the buttons of the question that stands count, as a try too.
        if (CaptchaRound.Read(context.Update.CallbackQuery.Data) is not { } pressed || state?.Answer?.StartsWith(pressed.Mark + ":", StringComparison.Ordinal) != true)
            await voice.TellAsync(context, arrival, "guard.captcha.old");
        else if (pressed.Answer == state.Answer)
            await PassAsync(context, arrival, state);
        else if (++state.Tries >= MostTries)
            await FailAsync(context, arrival, state, rules);
        else
            await AskAgainAsync(context, arrival, state);
        return true;
    }

    private async Task PassAsync(UpdateContext context, Arrival arrival, CaptchaState state)
    {
        (state.Answer, state.PassedAt) = (null, context.Now);
        await ShowAsync(context, arrival, state, words => BotScreen.Of(words.Say("guard.captcha.passed")));
        await replay.HeldAsync(context.Db, context.Bot.WorkspaceId, arrival.Sender.Id);
    }

    private async Task FailAsync(UpdateContext context, Arrival arrival, CaptchaState state, GuardRules rules)
    {
        (state.Answer, state.Tries) = (null, 0);
        await ShowAsync(context, arrival, state, words => BotScreen.Of(words.Say("guard.captcha.failed", ("until", words.Time(context.Now + rules.FailedMute)))));
        await desk.MuteAsync(context, arrival.Sender.Id, $"Pressed the wrong picture {MostTries} times", rules.FailedMute);
    }

    private Task AskAgainAsync(UpdateContext context, Arrival arrival, CaptchaState state)
    {
        var round = CaptchaRound.New();
        state.Answer = round.Answer;
        return ShowAsync(context, arrival, state, words => round.Screen(words.Say("guard.captcha.wrong", ("left", MostTries - state.Tries), ("emoji", round.Wanted))));
    }

    private async Task ShowAsync(UpdateContext context, Arrival arrival, CaptchaState state, Func<Wording, BotScreen> screen) =>
        await voice.ReplaceAsync(context, arrival, state.MessageId, screen(await voice.WordsAsync(context, arrival)));
}
