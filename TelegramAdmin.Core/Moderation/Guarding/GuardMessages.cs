using TelegramAdmin.Core.Moderation.Captcha;
using TelegramAdmin.Core.Moderation.Restricting;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Updates;

namespace TelegramAdmin.Core.Moderation.Guarding;

/// <summary>
/// Looks at everything that people send before anybody else does. What it stops is not counted, not charged, not answered by rules and does
/// not reach the team; it is kept beside, where the team may look.
/// </summary>
internal sealed class GuardMessages(RestrictionBook restrictions, TurnAway turnAway, StopFlood flood, StopSuspicious suspicious, TakeCaptchaPress captcha, SettingsStore settings) : IUpdateHandler
{
    public UpdateStage Stage => UpdateStage.Recognise;

    public async Task HandleAsync(UpdateContext context)
    {
        if (context.Find<LetThroughPermit>() is null && Arrival.Of(context.Update) is { } arrival)
            context.IsStopped = await StopsAsync(context, arrival);
    }

    private async Task<bool> StopsAsync(UpdateContext context, Arrival arrival)
    {
        var rules = GuardRules.Of(await settings.OfAsync(context.Bot.WorkspaceId));
        if (await restrictions.FindAsync(context.Bot.WorkspaceId, arrival.Sender.Id) is { } restriction)
            return await turnAway.StopsAsync(context, arrival, restriction, rules);
        if (!arrival.IsPrivate)
            return false;
        if (arrival.Message is null)
            return await captcha.TakeAsync(context, arrival, rules);
        return await flood.StopsAsync(context, arrival, rules) || await suspicious.StopsAsync(context, arrival, rules);
    }
}

/// <summary>Left in the context of an update that somebody, or the right answer, lets through.</summary>
internal sealed class LetThroughPermit
{
    public static LetThroughPermit Given { get; } = new();
}
