using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Moderation.Captcha;
using TelegramAdmin.Core.Moderation.Restricting;
using TelegramAdmin.Core.Moderation.Stopped;
using TelegramAdmin.Core.Updates;

namespace TelegramAdmin.Core.Moderation.Guarding;

/// <summary>Mutes whoever writes too much at once, longer each time.</summary>
internal sealed class StopFlood(FloodGauges gauges, Trust trust, AskCaptcha captcha, StopBook stopped, RestrictionDesk desk, GuardVoice voice)
{
    private const int Growth = 4;

    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    public async Task<bool> StopsAsync(UpdateContext context, Arrival arrival, GuardRules rules)
    {
        if (!rules.FloodIsStopped || gauges.Take(context, arrival, rules))
            return false;
        if (await trust.IsStaffOrBuyerAsync(context.Db, context.Bot.WorkspaceId, arrival.Sender.Id))
        {
            gauges.Refill(context, arrival); // Not asked again before the next measure is used up.
            return false;
        }
        var what = $"More than {rules.FloodMessages} messages in {rules.FloodSeconds} s";
        if (rules.FloodAsksFirst && await captcha.HoldAsync(context, arrival, what))
            return true;
        stopped.Keep(context, arrival, StopReason.Flood, what);
        await MuteAsync(context, arrival, what, await LengthAsync(context, arrival, rules));
        return true;
    }

    private async Task MuteAsync(UpdateContext context, Arrival arrival, string what, TimeSpan length)
    {
        await voice.TellAsync(context, arrival, "guard.flood", ("minutes", (int)length.TotalMinutes));
        await desk.MuteAsync(context, arrival.Sender.Id, what, length);
    }

    private static async Task<TimeSpan> LengthAsync(UpdateContext context, Arrival arrival, GuardRules rules)
    {
        var recently = context.Now - Longest;
        var last = await context.Db.Restrictions.FirstOrDefaultAsync(r =>
            r.WorkspaceId == context.Bot.WorkspaceId && r.TelegramUserId == arrival.Sender.Id && r.Kind == RestrictionKind.Mute && r.SetBy == null && r.Until > recently);
        return last is null ? rules.FloodMute : TimeSpan.FromTicks(Math.Clamp((last.Until!.Value - last.SetAt).Ticks * Growth, rules.FloodMute.Ticks, Longest.Ticks));
    }
}
