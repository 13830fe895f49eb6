using System.Globalization;
using TelegramAdmin.Core.Channels.Revenue;
using TelegramAdmin.Core.Payments.Catalogue;

namespace TelegramAdmin.Core.Channels.Alerts;

/// <summary>A week of channels as a message.</summary>
internal static class ReportWords
{
    /// <summary>Telegram takes 4,096 characters.</summary>
    private const int Longest = 3900;

    public static string Of(IReadOnlyList<ChannelWeek> weeks, DateOnly from, DateOnly to)
    {
        var lines = new List<string> { $"📊 Channels, {Day(from)} to {Day(to)}" };
        foreach (var week in weeks.Where(w => w.Channel.IsOwn))
            lines.AddRange(["", .. Own(week)]);
        var others = weeks.Where(w => !w.Channel.IsOwn).OrderByDescending(w => Math.Abs(w.MembersMoved ?? 0)).ToList();
        if (others.Count > 0)
            lines.AddRange(["", "Other channels", .. others.Select(Other)]);
        return Fit(lines);
    }

    private static IEnumerable<string> Own(ChannelWeek week)
    {
        yield return week.Channel.Title;
        yield return $"Members {Count(week.Members)}{Moved(week.MembersMoved)}";
        yield return $"{Posts(week.Posts)}, {Count(Round(week.ViewsPerPost))} views a post{Than(week)}";
        if (week.Posts > 0)
            yield return $"{Count(week.Reactions)} reactions, {Count(week.Forwards)} forwards{(week.Deleted > 0 ? $", {Count(week.Deleted)} deleted" : "")}";
        if (week.Top is { } top)
            yield return $"Most viewed: {Count(top.Views)} {(top.Excerpt.Length > 0 ? $"“{top.Excerpt}”" : "")} {PostAddress.Of(week.Channel, top.MessageId)}".TrimEnd();
        if (week.Outcome is { Starts: > 0 } outcome)
            yield return $"From posts: {Count(outcome.Starts)} starts, {Count(outcome.NewPeople)} new people, {Count(outcome.Purchases)} purchases{Earned(outcome)}";
    }

    private static string Other(ChannelWeek week) =>
        $"{week.Channel.Title}: {Count(week.Members)} members{Moved(week.MembersMoved)}, {Posts(week.Posts)}, {Count(Round(week.ViewsPerPost))} views a post";

    private static string Posts(int posts) => posts == 1 ? "1 post" : $"{Count(posts)} posts";

    private static string Moved(long? moved) => moved is null ? "" : moved == 0 ? " (±0)" : $" ({(moved > 0 ? "+" : "−")}{Count(Math.Abs(moved.Value))})";

    private static string Than(ChannelWeek week) => week.ViewsPerPostBefore is { } before && week.ViewsPerPost is not null ? $" ({Count(Round(before))} the week before)" : "";

    private static string Earned(PostOutcome outcome) =>
        outcome.Revenue.Count == 0 ? "" : $", {string.Join(" and ", outcome.Revenue.Select(m => Currencies.Write(m.MinorUnits, m.Currency)))}";

    private static long? Round(double? value) => value is { } number ? (long)Math.Round(number) : null;

    private static string Count(long? value) => value?.ToString("N0", CultureInfo.InvariantCulture) ?? "–";

    private static string Day(DateOnly day) => day.ToString("d MMM", CultureInfo.InvariantCulture);

    private static string Fit(IReadOnlyList<string> lines)
    {
        var (fitting, length) = (new List<string>(), 0);
        foreach (var line in lines)
        {
            length += line.Length + 1;
            if (length > Longest)
                return string.Join('\n', [.. fitting, "The rest is in the file."]);
            fitting.Add(line);
        }
        return string.Join('\n', fitting);
    }
}
