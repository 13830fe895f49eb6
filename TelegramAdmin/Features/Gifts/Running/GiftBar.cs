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
    public static GiftBar Of(GiftLine line) => line.Gift switch
    {
        { State: GiftState.Undoing or GiftState.Undone } => TakenBack(line),
        { Kind: GiftKind.Claimed } => Claimed(line),
        _ => Given(line),
    };

    private static GiftBar Given(GiftLine line)
    {
        var (gift, totals) = line;
        var isCounting = gift is { ListedAt: null, State: GiftState.Running };
        return new GiftBar(isCounting && totals.Done == 0 ? null : totals.People,
            [new(totals.Given, Tone.Ok, $"{Numbers.Count(totals.Given)} have it"), new(totals.Skipped, Tone.Bad, $"{Numbers.Count(totals.Skipped)} left out")],
            $"{Numbers.Count(totals.Done)} of {GiftWords.People(totals.People)}{(isCounting ? " so far" : "")}",
            gift.Message is null ? "silent" : $"{Numbers.Count(totals.Told)} told{(totals.BeingTold > 0 ? $", {Numbers.Count(totals.BeingTold)} in the queue" : "")}");
    }

    private static GiftBar Claimed(GiftLine line)
    {
        var (gift, totals) = line;
        var most = gift.MostPeople ?? Math.Max(totals.People, 1);
        return new GiftBar(most, [new(totals.Got, Tone.Ok, $"{Numbers.Count(totals.Got)} took it")],
            gift.MostPeople is null ? $"{GiftWords.People(totals.Got)} took it" : $"{Numbers.Count(totals.Got)} of {Numbers.Count(most)} taken",
            gift.Message is null ? "by link" : $"{Numbers.Count(totals.Told)} were sent the button");
    }

    private static GiftBar TakenBack(GiftLine line)
    {
        var (gift, totals) = line;
        return new GiftBar(totals.Got, [new(totals.Undone, Tone.Mute, $"{Numbers.Count(totals.Undone)} worked off")],
            $"{Numbers.Count(totals.Undone)} of {GiftWords.People(totals.Got)} worked off",
            gift.IsPass ? $"{GiftWords.Days(totals.Returned)} of passes ended" : $"{GiftWords.Credits(totals.Returned)} of {Numbers.Count(line.CreditsGiven)} taken back");
    }
}
