using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Bots;

/// <summary>Changes how a bot sends: whether it answers by itself, what it pays for, and how what failed is tried again.</summary>
public sealed class ChangeBotSending(IDatabase database, BotStates states)
{
    /// <summary>The free limit and the highest paid one, messages a second (core.telegram.org/bots/faq#broadcasting-to-users).</summary>
    public const int LowestPaidRate = 30;
    public const int HighestPaidRate = 1000;

    public async Task<Result<Bot>> RunAsync(WorkspaceId workspace, BotId id, BotSending wanted)
    {
        if (wanted.PaidRate is < LowestPaidRate or > HighestPaidRate)
            return BotErrors.PaidRateOutOfRange;
        var isChanged = await states.ChangeAsync(id, bot => bot.WorkspaceId == workspace && bot.State != BotState.Removed,
            bot => (bot.AnswersItself, bot.PaidRate, bot.RetryPolicy) = (wanted.AnswersItself, wanted.PaidRate, wanted.RetryPolicy));
        if (!isChanged)
            return BotErrors.NotFound(id.ToString());
        await using var db = database.Read(workspace);
        return await db.Bots.FirstAsync(b => b.Id == id);
    }
}

/// <param name="PaidRate">See <see cref="Bot.PaidRate"/>.</param>
/// <param name="RetryPolicy">As JSON, checked by the caller; null for the usual.</param>
public sealed record BotSending(bool AnswersItself, int? PaidRate, string? RetryPolicy);
