using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Campaigns.Gifts;
using TelegramAdmin.Core.Campaigns.Gifts.Drafting;
using TelegramAdmin.Core.Campaigns.Gifts.Reading;
using TelegramAdmin.Core.Delivery;

namespace TelegramAdmin.Features.Gifts;

/// <summary>Gifts in words.</summary>
internal static class GiftWords
{
    public static string Credits(long count) => count == 1 ? "1 credit" : $"{Numbers.Count(count)} credits";

    public static string People(long count) => count == 1 ? "1 person" : $"{Numbers.Count(count)} people";

    public static string Days(long count) => count == 1 ? "1 day" : $"{Numbers.Count(count)} days";

    public static string State(GiftState state) => state switch
    {
        GiftState.Draft => "draft",
        GiftState.Running => "running",
        GiftState.Paused => "paused",
        GiftState.Finished => "finished",
        GiftState.Cancelled => "cancelled",
        GiftState.Undoing => "taking back",
        _ => "taken back",
    };

    /// <summary>What one person gets.</summary>
    public static string Each(GiftCampaign gift) => gift.IsPass ? $"a pass of {Days(gift.PassDays)}" : Credits(gift.Credits);

    /// <summary>"5 credits × 4,210 people = 21,050".</summary>
    public static string Sum(GiftLine line) => line switch
    {
        { Gift: { Credits: 0, PassDays: 0 } } => "nothing chosen yet",
        { Totals.Got: 0 } => $"{Each(line.Gift)} each",
        { Gift.IsPass: true } => $"{Each(line.Gift)} × {People(line.Totals.Got)}",
        _ => $"{Each(line.Gift)} × {People(line.Totals.Got)} = {Numbers.Count(line.CreditsGiven)}",
    };

    /// <summary>"21,050 credits, worth $1,684.00 at list price".</summary>
    public static string Cost(GiftForecast forecast, GiftDraft draft)
    {
        var what = draft.PassDays > 0 ? $"Passes for {People(forecast.People)}" : Credits(forecast.Credits);
        return forecast.Worth is { Amount: > 0 } worth ? $"{what}, worth {Amounts.Money(worth.Amount, worth.Currency)} at list price" : what;
    }

    public static string Recipient(GiftRecipientState state) => state switch
    {
        GiftRecipientState.Waiting => "waiting",
        GiftRecipientState.Offered => "offered",
        GiftRecipientState.Given => "has it",
        GiftRecipientState.Skipped => "left out",
        _ => "taken back",
    };

    public static string Told(GiftRecipient recipient) => recipient switch
    {
        { Told: DeliveryState.Sent } => "told",
        { Told: DeliveryState.Failed or DeliveryState.Cancelled } => "not told",
        { Told: DeliveryState.Unknown } => "unknown",
        { Told: not null } => "being told",
        { BotId: null } => "no bot reaches them",
        _ => "",
    };

    public static string Outcome(GiftOutcome outcome) => outcome switch
    {
        GiftOutcome.Waiting => "Waiting",
        GiftOutcome.Offered => "Offered",
        GiftOutcome.Given => "Have it",
        GiftOutcome.Skipped => "Left out",
        GiftOutcome.Undone => "Taken back",
        GiftOutcome.Told => "Told",
        GiftOutcome.NotTold => "Not told",
        _ => "Unknown",
    };

    public static long Count(GiftTotals totals, GiftOutcome outcome) => outcome switch
    {
        GiftOutcome.Waiting => totals.Waiting,
        GiftOutcome.Offered => totals.Offered,
        GiftOutcome.Given => totals.Given,
        GiftOutcome.Skipped => totals.Skipped,
        GiftOutcome.Undone => totals.Undone,
        GiftOutcome.Told => totals.Told,
        GiftOutcome.NotTold => totals.NotTold,
        _ => totals.Unknown,
    };
}
