using TelegramAdmin.Core.Moderation.Restricting;
using TelegramAdmin.Core.Moderation.Stopped;
using TelegramAdmin.Core.Updates;

namespace TelegramAdmin.Core.Moderation.Guarding;

/// <summary>Stops what banned and muted people send, and tells them once. Who is muted may still ask the bot for its commands.</summary>
internal sealed class TurnAway(RestrictionDesk desk, StopBook stopped, FloodGauges gauges, GuardVoice voice)
{
    public async Task<bool> StopsAsync(UpdateContext context, Arrival arrival, Restriction restriction, GuardRules rules)
    {
        var isBan = restriction.Kind == RestrictionKind.Ban;
        if (!isBan && !IsMuted(context, arrival, rules))
            return false;
        if (arrival.Message is not null)
            stopped.Keep(context, arrival, isBan ? StopReason.Banned : StopReason.Muted, restriction.Reason);
        await TellAsync(context, arrival, restriction);
        return true;
    }

    private bool IsMuted(UpdateContext context, Arrival arrival, GuardRules rules) =>
        arrival.Message is not null && (!arrival.IsShortCommand(context.Bot.Username) || !gauges.Take(context, arrival, rules));

    private async Task TellAsync(UpdateContext context, Arrival arrival, Restriction restriction)
    {
        if (arrival.Message is null)
            await voice.TellAsync(context, arrival, "guard.banned");
        else if (arrival.IsPrivate && restriction.ToldAt is null && await desk.MarkToldAsync(context.Db, restriction))
            await TellOnceAsync(context, arrival, restriction);
    }

    private async Task TellOnceAsync(UpdateContext context, Arrival arrival, Restriction restriction)
    {
        if (restriction.Kind == RestrictionKind.Ban)
            await voice.TellAsync(context, arrival, "guard.banned");
        else if (restriction.Until is { } until)
            await voice.TellAsync(context, arrival, "guard.muted", ("until", (await voice.WordsAsync(context, arrival)).Time(until)));
        else
            await voice.TellAsync(context, arrival, "guard.muted.for_good");
    }
}
