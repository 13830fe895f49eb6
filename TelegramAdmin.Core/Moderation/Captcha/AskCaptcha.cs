using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Moderation.Guarding;
using TelegramAdmin.Core.Moderation.Stopped;
using TelegramAdmin.Core.Updates;

namespace TelegramAdmin.Core.Moderation.Captcha;

/// <summary>Holds what somebody sends until they press the right picture.</summary>
internal sealed class AskCaptcha(StopBook stopped, GuardVoice voice)
{
    // The question may be far above, or in another bot's chat, by the time they write again.
    private static readonly TimeSpan AskedLately = TimeSpan.FromMinutes(1);

    public async Task<bool> IsPendingAsync(UpdateContext context, Arrival arrival) => await FindAsync(context, arrival) is { Answer: not null, PassedAt: null };

    /// <summary>False where it cannot be asked, or was answered.</summary>
    public async Task<bool> HoldAsync(UpdateContext context, Arrival arrival, string why)
    {
        if (!context.Bot.AnswersItself || await FindAsync(context, arrival) is { PassedAt: not null })
            return false;
        stopped.Keep(context, arrival, StopReason.Captcha, why);
        var state = await FindAsync(context, arrival) ?? context.Db.CaptchaStates.Add(New(context, arrival)).Entity;
        if (state.Answer is null || context.Now - state.AskedAt > AskedLately || !await IsAskedHereAsync(context, arrival, state))
            await AskAsync(context, arrival, state);
        return true;
    }

    internal static Task<CaptchaState?> FindAsync(UpdateContext context, Arrival arrival) =>
        context.Db.CaptchaStates.AsTracking().FirstOrDefaultAsync(c => c.WorkspaceId == context.Bot.WorkspaceId && c.TelegramUserId == arrival.Sender.Id);

    private static Task<bool> IsAskedHereAsync(UpdateContext context, Arrival arrival, CaptchaState state) => context.Db.ConversationMessages.Where(m => m.Id == state.MessageId)
        .Join(context.Db.Conversations.Where(c => c.BotId == context.Bot.Id && c.ChatId == arrival.Sender.Id), m => m.ConversationId, c => c.Id, (m, _) => m.Id).AnyAsync();

    private async Task AskAsync(UpdateContext context, Arrival arrival, CaptchaState state)
    {
        var round = CaptchaRound.New();
        var words = await voice.WordsAsync(context, arrival);
        var asked = await voice.AskAsync(context, arrival, round.Screen(words.Say("guard.captcha", ("emoji", round.Wanted))));
        (state.Answer, state.MessageId, state.AskedAt) = (round.Answer, asked.Id, context.Now);
    }

    private static CaptchaState New(UpdateContext context, Arrival arrival) => new()
    {
        WorkspaceId = context.Bot.WorkspaceId,
        TelegramUserId = arrival.Sender.Id,
        AskedAt = context.Now,
    };
}
