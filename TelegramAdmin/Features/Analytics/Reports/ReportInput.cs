using System.Globalization;
using TelegramAdmin.Core.Reports;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Features.Analytics.Reports;

/// <summary>The form of a report while somebody fills it in.</summary>
public sealed class ReportInput
{
    public string Name { get; set; } = "";

    public ReportRhythm Rhythm { get; set; } = ReportRhythm.Weekly;

    public DayOfWeek Weekday { get; set; } = DayOfWeek.Monday;

    public TimeOnly At { get; set; } = new(9, 0);

    public string Zone { get; set; } = "UTC";

    public ReportParts Parts { get; set; } = ReportParts.Growth | ReportParts.Revenue;

    public HashSet<long> To { get; } = [];

    /// <summary>Number of a bot; empty for all.</summary>
    public string Bot { get; set; } = "";

    public bool IsOn { get; set; } = true;

    public static ReportInput Of(ReportSchedule schedule)
    {
        var input = new ReportInput
        {
            Name = schedule.Name, Rhythm = schedule.Rhythm, Weekday = schedule.Weekday, At = schedule.At, Zone = schedule.Zone, Parts = schedule.Parts, Bot = schedule.BotId?.ToString() ?? "", IsOn = schedule.IsOn,
        };
        input.To.UnionWith(ReportReader.People(schedule));
        return input;
    }

    public void Choose(ReportParts part, bool isChosen) => Parts = isChosen ? Parts | part : Parts & ~part;

    public ReportDraft ToDraft() => new(Name, Rhythm, Weekday, At, Zone.Trim(), Parts, To, BotId.TryParse(Bot, CultureInfo.InvariantCulture, out var bot) ? bot : null, IsOn);
}
