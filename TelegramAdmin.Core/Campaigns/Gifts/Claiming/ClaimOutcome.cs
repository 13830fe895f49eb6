using TelegramAdmin.Core.Settings;

namespace TelegramAdmin.Core.Campaigns.Gifts.Claiming;

/// <summary>What became of it when somebody wanted an offered gift.</summary>
/// <param name="Gift">Null where there is none.</param>
/// <param name="PassUntil">With a pass that was given: until when messages are free now.</param>
public sealed record ClaimOutcome(ClaimResult Result, GiftCampaign? Gift = null, DateTimeOffset? PassUntil = null)
{
    /// <summary>In Telegram's HTML.</summary>
    public string Say(Wording words) => (Result, Gift) switch
    {
        (ClaimResult.Given, { IsPass: true } gift) => words.Say("offer.pass", ("days", gift.PassDays), ("until", words.Time(PassUntil!.Value)), ("name", gift.Reason)),
        (ClaimResult.Given, { } gift) => words.Say("offer.credits", ("amount", gift.Credits), ("name", gift.Reason)),
        (ClaimResult.Taken, { } gift) => words.Say("offer.taken", ("count", gift.MostPeople ?? 0)),
        (ClaimResult.Ended, { } gift) => words.Say("offer.ended", ("day", words.Day(gift.EndsAt is { } end && end <= gift.FinishedAt ? end : gift.FinishedAt ?? gift.EndsAt ?? gift.ChangedAt))),
        (ClaimResult.Had, _) => words.Say("offer.had"),
        (ClaimResult.Paused, _) => words.Say("offer.paused"),
        (ClaimResult.ForOthers, _) => words.Say("offer.others"),
        _ => words.Say("offer.unknown"),
    };
}

public enum ClaimResult
{
    Given = 1,
    Had = 2,

    /// <summary>As many as there were are taken.</summary>
    Taken = 3,
    Ended = 4,
    Paused = 5,

    /// <summary>Not in the audience, or the button of somebody else.</summary>
    ForOthers = 6,
    Unknown = 7,
}
