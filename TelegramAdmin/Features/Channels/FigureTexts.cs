using System.Globalization;
using TelegramAdmin.Components.Charts;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Channels.Figures;
using TelegramAdmin.Core.Channels.Figures.Periods;

namespace TelegramAdmin.Features.Channels;

/// <summary>Figures of channels in words.</summary>
internal static class FigureTexts
{
    private const double Noticeable = 0.01;
    private const int FromWhole = 100;

    /// <summary>13,540 · 32.3% · 1.4; – for unknown.</summary>
    public static string Value(ChannelMetric metric, double? value) => value is not { } known ? Numbers.None
        : metric.IsShare ? Numbers.Percent(known) : Number(known);

    public static string Number(double? value) => value is not { } known ? Numbers.None
        : Math.Abs(known) >= FromWhole || known == Math.Floor(known) ? Numbers.Count((long)Math.Round(known, MidpointRounding.AwayFromZero)) : Numbers.Write(known, "0.#");

    /// <summary>What stands under a figure: members by how many more, shares by points, all else by percent.</summary>
    public static KpiDelta? Delta(ChannelMetric metric, ChannelTotals now, ChannelTotals before, Localizer words)
    {
        if (metric == ChannelMetric.Members)
            return now.Members.Growth is { } growth ? new KpiDelta(Numbers.Signed(growth), null, growth == 0 ? null : growth > 0) : null;
        if (metric.Value(now) is not { } value || metric.Value(before) is not { } was)
            return null;
        return metric.IsShare ? Points(value, was, words) : KpiDelta.Between(value, was) is { } delta ? delta with { IsGood = metric == ChannelMetric.Posts ? null : delta.IsGood } : null;
    }

    /// <summary>Tuesday 20:00.</summary>
    public static string Hour(WeekHour hour) => $"{Day(hour.Day)} {hour.Hour.ToString("00", CultureInfo.InvariantCulture)}:00";

    public static string Day(DayOfWeek day) => CultureInfo.CurrentCulture.DateTimeFormat.GetDayName(day);

    /// <summary>As it stands in an address: Monday at nine is 1-9.</summary>
    public static string Text(WeekHour hour) => string.Create(CultureInfo.InvariantCulture, $"{(int)hour.Day}-{hour.Hour}");

    public static WeekHour? ReadHour(string? text) =>
        text?.Split('-') is [[>= '0' and <= '6' and var day], var hour] && int.TryParse(hour, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < 24 ? new((DayOfWeek)(day - '0'), at) : null;

    public static DayOfWeek? ReadDay(string? text) => text is [>= '0' and <= '6' and var day] ? (DayOfWeek)(day - '0') : null;

    public static string Length(TextLengths length, Localizer words) => length switch
    {
        { Most: 0 } => words["No text"],
        { Most: null } => words["More than {0} characters", Numbers.Count(length.Least - 1)],
        _ => words["{0}–{1} characters", Numbers.Count(length.Least), Numbers.Count(length.Most)],
    };

    public static string Step(PeriodStep step, StepLength length) => length switch
    {
        StepLength.Month => step.From.ToString("MMM yyyy", CultureInfo.CurrentCulture),
        _ => step.From.ToString("d MMM", CultureInfo.CurrentCulture),
    };

    public static string LongStep(PeriodStep step) => step.From == step.To
        ? step.From.ToString("dddd d MMMM", CultureInfo.CurrentCulture)
        : $"{step.From.ToString("d MMM", CultureInfo.CurrentCulture)} – {step.To.ToString("d MMM yyyy", CultureInfo.CurrentCulture)}";

    private static KpiDelta Points(double now, double before, Localizer words)
    {
        var change = (now - before) * 100;
        bool? isGood = before != 0 && Math.Abs(now / before - 1) < Noticeable ? null : change > 0;
        return new KpiDelta(words["{0} pt", Numbers.Write(Math.Abs(change), "0.0#")], change >= 0, isGood);
    }
}
