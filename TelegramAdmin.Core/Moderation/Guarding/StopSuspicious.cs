using TelegramAdmin.Core.Moderation.Captcha;
using TelegramAdmin.Core.Moderation.Stopped;
using TelegramAdmin.Core.Updates;

namespace TelegramAdmin.Core.Moderation.Guarding;

/// <summary>Stops or holds what people send whom nobody knows yet: links, and where the workspace wants it, everything until they show that they are people.</summary>
internal sealed class StopSuspicious(Trust trust, AskCaptcha captcha, StopBook stopped, GuardVoice voice)
{
    public async Task<bool> StopsAsync(UpdateContext context, Arrival arrival, GuardRules rules)
    {
        if (rules.AsksAnybody && await captcha.IsPendingAsync(context, arrival))
            return await captcha.HoldAsync(context, arrival, "Has not pressed the right picture yet");
        var hasLink = rules.Links != LinkRule.LetThrough && LinkFinder.IsIn(arrival.Message!, context.Bot.Username);
        if ((!hasLink && !rules.NewcomersAreAsked) || await trust.KnowsAsync(context, arrival, rules))
            return false;
        if (hasLink && rules.Links == LinkRule.Stop)
            return await StopLinkAsync(context, arrival);
        return await captcha.HoldAsync(context, arrival, hasLink ? "A link from somebody new" : "A newcomer");
    }

    private async Task<bool> StopLinkAsync(UpdateContext context, Arrival arrival)
    {
        stopped.Keep(context, arrival, StopReason.Link, "A link from somebody new");
        await voice.TellAsync(context, arrival, "guard.link");
        return true;
    }
}
