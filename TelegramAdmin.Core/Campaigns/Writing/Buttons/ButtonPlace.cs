using System.Globalization;
using TelegramAdmin.Core.Delivery;

namespace TelegramAdmin.Core.Campaigns.Writing.Buttons;

/// <summary>
/// Where a button stands: under whose message, in which language's version, in which row. A button sends it back as <c>bc:r:15:0.1:pt</c>, which
/// fits the 64 bytes that Telegram takes (core.telegram.org/bots/api#inlinekeyboardbutton). Anybody can make one up, so who presses is checked.
/// </summary>
/// <param name="Subject">The recipient, run or gift recipient; 0 under a test.</param>
/// <param name="Language">Of the version; empty for the default.</param>
/// <param name="Part">Which of several messages: the step of a sequence.</param>
public readonly record struct ButtonPlace(SubjectKind Kind, long Subject, int Row, int Place, string Language, int Part = 0)
{
    public const string Route = "bc";

    /// <summary>Row and place, as presses are counted by.</summary>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"{Row}.{Place}");

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Route}:{Letter(Kind)}:{Subject}:{Row}.{Place}{(Part == 0 ? "" : $".{Part}")}:{Language}");

    public static bool IsOne(string? data) => data?.StartsWith(Route + ":", StringComparison.Ordinal) == true;

    /// <returns>Null for what is none of ours.</returns>
    public static ButtonPlace? Read(string data) =>
        data.Split(':') is [Route, var letter, var subject, var place, { Length: <= 16 } language] && KindOf(letter) is { } kind
        && long.TryParse(subject, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
        && place.Split('.').Select(Small).ToList() is [{ } row, { } column, .. { Count: < 2 } part] && part.All(p => p is not null)
            ? new ButtonPlace(kind, id, row, column, language, part.FirstOrDefault() ?? 0)
            : null;

    /// <summary>The button itself; null where the message has none there any more.</summary>
    public CampaignButton? In(CampaignMessage message)
    {
        var version = Language.Length == 0 ? message.Default : message.Languages?.GetValueOrDefault(Language);
        var row = version?.Buttons?.ElementAtOrDefault(Row);
        return row?.ElementAtOrDefault(Place);
    }

    private static int? Small(string digits) => digits.Length is 1 or 2 && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static char Letter(SubjectKind kind) => kind switch { SubjectKind.SequenceRun => 's', SubjectKind.Gift => 'g', _ => 'r' };

    private static SubjectKind? KindOf(string letter) => letter switch { "r" => SubjectKind.Recipient, "s" => SubjectKind.SequenceRun, "g" => SubjectKind.Gift, _ => null };
}
