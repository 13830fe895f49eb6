using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Credits.Chat.Account;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Updates;
using TelegramAdmin.Core.Users;

namespace TelegramAdmin.Core.Credits.Chat;

/// <summary>Warns a person whose credits run low: after a message that they paid for, and at most once a day.</summary>
public sealed class LowCreditWarning(SettingsStore settings, ChatTurns turns, BotVoice voice, IEnumerable<IQuickPurchases> shops)
{
    private static readonly TimeSpan Pause = TimeSpan.FromDays(1);

    public async Task ConsiderAsync(UpdateContext context, CreditAccount account)
    {
        var low = await settings.GetAsync(context.Bot.WorkspaceId, CreditSettings.LowBalance);
        if (low == 0 || account.Balance > low || account.WarnedAt > context.Now - Pause)
            return;
        account.WarnedAt = context.Now;
        var turn = await turns.BeginAsync(context, context.Find<Recognised>()!);
        var pace = await Pace.OfAsync(turn.Db, account, turn.Now);
        var rows = new List<IReadOnlyList<BotButton>>();
        foreach (var shop in shops)
            rows.AddRange((await shop.OfferAsync(turn, pace.Monthly, most: 2)).Select(button => new[] { button }));
        rows.Add([turn.Button("balance", "balance"), turn.Button("menu", "menu")]);
        var html = turn.Say(account.Balance > 0 ? "credits.warning" : "credits.warning.last", ("balance", account.Balance));
        await voice.SayAsync(turn.Db, turn.Conversation, new BotScreen($"{html}\n\n{AccountCard.Of(turn)}", rows));
    }
}
