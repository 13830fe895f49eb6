using System.Globalization;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Users;
using TelegramAdmin.Core.Updates;

namespace TelegramAdmin.Core.Credits.Charging;

/// <summary>
/// Decides what a message costs before the team gets it, and takes the credits in the same transaction that puts it into the conversation:
/// what was not received is not charged. A message that cannot be paid is not received either, and is answered with an offer.
/// </summary>
public sealed class ChargeMessage(ChargingPolicy policy, Ledger ledger, WelcomeCredits welcome, TierBook tiers, FreeCommands commands) : IUpdateHandler
{
    public UpdateStage Stage => UpdateStage.Record;

    public async Task HandleAsync(UpdateContext context)
    {
        if (context.Update.Message is not { } message || context.Find<Recognised>() is not { } person || context.Find<StaffChat>() is not null || !await policy.IsOnAsync(context.Bot))
            return;
        if (ChargedKind.Of(message, context.Bot.Username, commands) is not { } kind)
            return;
        var account = await ledger.OpenAsync(context.Db, context.Bot.WorkspaceId, person.User.TelegramUserId);
        await welcome.GrantAsync(context.Db, account, context.Bot.Id);
        var tier = await tiers.OfAsync(account.WorkspaceId, account.TierId);
        if (!tier.Allows(ChargedKind.Needs(kind)))
            Refuse(context, new Charge(account, kind, 0, ChargeOutcome.NotAllowed), $"Wanted to send {NameOf(kind)}, which the tier {tier.Name} does not include. Not delivered, not charged.");
        else
            await ChargeAsync(context, account, kind, tier.Prices.Of(kind));
    }

    /// <summary>The source of the entry for a message: its update, which has its effect once.</summary>
    public static string SourceOf(UpdateContext context) => string.Create(CultureInfo.InvariantCulture, $"update:{context.Bot.Id.Value}:{context.Update.UpdateId}");

    private async Task ChargeAsync(UpdateContext context, CreditAccount account, MessageKind kind, int price)
    {
        var isFree = account.PassUntil is { } until && until > context.Now;
        var draft = new EntryDraft(EntryKind.Spend, isFree ? 0 : price, SourceOf(context)) { BotId = context.Bot.Id, Note = kind.ToString() };
        var spent = await ledger.SpendAsync(context.Db, account, draft);
        if (spent.IsOk)
            context.Set(new Charge(account, kind, isFree ? 0 : price, isFree ? ChargeOutcome.FreeByPass : ChargeOutcome.Charged));
        else
            Refuse(context, new Charge(account, kind, price, ChargeOutcome.OutOfCredits), $"Wrote with {account.Balance:N0} credits left, a message costs {price:N0}. Not delivered, not charged; the bot made an offer.");
    }

    private static void Refuse(UpdateContext context, Charge charge, string teamNote)
    {
        context.Set(charge);
        context.Set(new MessageRefused(teamNote));
    }

    private static string NameOf(MessageKind kind) => kind switch
    {
        MessageKind.Voice => "a voice message",
        MessageKind.VideoNote => "a video message",
        MessageKind.Document => "a file",
        _ => $"a {kind.ToString().ToLowerInvariant()}",
    };
}

/// <summary>What this update's message cost, for the handlers after it.</summary>
/// <param name="Price">With out of credits: what it would have cost.</param>
public sealed record Charge(CreditAccount Account, MessageKind Kind, int Price, ChargeOutcome Outcome);

public enum ChargeOutcome
{
    Charged = 1,
    FreeByPass = 2,
    OutOfCredits = 3,

    /// <summary>The person's tier does not include this kind of message.</summary>
    NotAllowed = 4,
}
