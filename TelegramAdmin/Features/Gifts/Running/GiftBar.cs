using TelegramAdmin.Components.Charts;
using TelegramAdmin.Components.Marks;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Campaigns.Gifts;
using TelegramAdmin.Core.Campaigns.Gifts.Reading;

namespace TelegramAdmin.Features.Gifts.Running;

/// <summary>How far a gift got, as a bar with words.</summary>
/// <param name="Total">Null while it is not known.</param>
internal sealed record GiftBar(long? Total, IReadOnlyList<ProgressPart> Parts, string Start, string? End)
{
    public static GiftBar Of(GiftLine line, Localizer words) => line.Gift switch
    {
        { State: GiftState.Undoing or GiftState.Undone } => TakenBack(line, words),
        { Kind: GiftKind.Claimed } => Claimed(line, words),
        _ => Given(line, words),
    };

    private static GiftBar Given(GiftLine line, Localizer words)
    {
        var (gift, totals) = line;
        var isCounting = gift is { ListedAt: null, State: GiftState.Running };
        return new GiftBar(isCounting && totals.Done == 0 ? null : totals.People,
            [new(totals.Given, Tone.Ok, words["{0} have it", Numbers.Count(totals.Given)]), new(totals.Skipped, Tone.Bad, words["{0} left out", Numbers.Count(totals.Skipped)])],
            $"{Numbers.Count(totals.Done)} {OfPeople(totals.People, words)}{(isCounting ? $" {words["so far"]}" : "")}",
            gift.Message is null ? words["silent"] : totals.BeingTold > 0 ? words["{0} told, {1} in the queue", Numbers.Count(totals.Told), Numbers.Count(totals.BeingTold)] : words["{0} told", Numbers.Count(totals.Told)]);
    }

    private static GiftBar Claimed(GiftLine line, Localizer words)
    {
        var (gift, totals) = line;
        var most = gift.MostPeople ?? Math.Max(totals.People, 1);
        return new GiftBar(most, [new(totals.Got, Tone.Ok, words["{0} took it", Numbers.Count(totals.Got)])],
            gift.MostPeople is null ? words["{0} took it", GiftWords.People(totals.Got, words)] : words["{0} of {1} taken", Numbers.Count(totals.Got), Numbers.Count(most)],
            gift.Message is null ? words["by link"] : words["{0} were sent the button", Numbers.Count(totals.Told)]);
    }

    private static GiftBar TakenBack(GiftLine line, Localizer words)
    {
        var (gift, totals) = line;
        return new GiftBar(totals.Got, [new(totals.Undone, Tone.Mute, words["{0} worked off", Numbers.Count(totals.Undone)])],
            $"{Numbers.Count(totals.Undone)} {OfPeople(totals.Got, words)} {words["worked off"]}",
            gift.IsPass ? words["{0} of passes ended", GiftWords.Days(totals.Returned, words)] : words["{0} of {1} taken back", GiftWords.Credits(totals.Returned, words), Numbers.Count(line.CreditsGiven)]);
    }

    private static string OfPeople(long count, Localizer words) => words.Count(count, "of {0} person", "of {0} people");
}
