using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Campaigns.Gifts;
using TelegramAdmin.Core.Campaigns.Gifts.Drafting;
using TelegramAdmin.Core.Campaigns.Gifts.Reading;
using TelegramAdmin.Core.Delivery;

namespace TelegramAdmin.Features.Gifts;

/// <summary>Gifts in words.</summary>
internal static class GiftWords
{
    public static string Credits(long count, Localizer words) => words.Count(count, "{0} credit", "{0} credits");

    public static string People(long count, Localizer words) => words.Count(count, "{0} person", "{0} people");

    public static string Days(long count, Localizer words) => words.Count(count, "{0} day", "{0} days");

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
    public static string Each(GiftCampaign gift, Localizer words) => gift.IsPass ? words["a pass of {0}", Days(gift.PassDays, words)] : Credits(gift.Credits, words);

    /// <summary>"5 credits × 4,210 people = 21,050".</summary>
    public static string Sum(GiftLine line, Localizer words) => line switch
    {
        { Gift: { Credits: 0, PassDays: 0 } } => words["nothing chosen yet"],
        { Totals.Got: 0 } => words["{0} each", Each(line.Gift, words)],
        { Gift.IsPass: true } => $"{Each(line.Gift, words)} × {People(line.Totals.Got, words)}",
        _ => $"{Each(line.Gift, words)} × {People(line.Totals.Got, words)} = {Numbers.Count(line.CreditsGiven)}",
    };

    /// <summary>"21,050 credits, worth $1,684.00 at list price".</summary>
    public static string Cost(GiftForecast forecast, GiftDraft draft, Localizer words)
    {
        var what = draft.PassDays > 0 ? words["Passes for {0}", People(forecast.People, words)] : Credits(forecast.Credits, words);
        return forecast.Worth is { Amount: > 0 } worth ? words["{0}, worth {1} at list price", what, Amounts.Money(worth.Amount, worth.Currency)] : what;
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
