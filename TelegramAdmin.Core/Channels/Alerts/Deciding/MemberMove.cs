using System.Globalization;

namespace TelegramAdmin.Core.Channels.Alerts;

/// <summary>Members at one moment.</summary>
internal readonly record struct MemberPoint(DateTimeOffset At, long Members);

/// <summary>Members grew or fell by so much within some hours.</summary>
internal static class MemberMove
{
    /// <summary>How much older than the window the count may be that it is compared with: unchanged members are counted every six hours only.</summary>
    public static readonly TimeSpan Slack = TimeSpan.FromHours(12);

    /// <param name="earlier">Counts before <paramref name="now"/>, the oldest first.</param>
    public static Sighting? Find(ChannelAlertRule rule, MemberPoint now, IReadOnlyList<MemberPoint> earlier)
    {
        if (Compared(now.At.AddHours(-rule.Hours), now.At, earlier) is not { } before)
            return null;
        var moved = rule.Kind == AlertKind.MembersGrew ? now.Members - before.Members : before.Members - now.Members;
        if (moved <= 0 || !Reaches(rule, moved, before.Members))
            return null;
        return new Sighting(Sighting.Occasional("members", now.At.ToUnixTimeSeconds()), now.At, Words(rule, moved, before.Members, now.Members), null, before.Members, now.Members);
    }

    private static MemberPoint? Compared(DateTimeOffset from, DateTimeOffset until, IReadOnlyList<MemberPoint> earlier)
    {
        MemberPoint? before = null;
        foreach (var point in earlier)
        {
            if (point.At >= until)
                break;
            if (point.At <= from && point.At >= from - Slack)
                before = point;
            else if (point.At > from)
                return before ?? point;
        }
        return before;
    }

    private static bool Reaches(ChannelAlertRule rule, long moved, long before) =>
        rule.IsPercent ? before > 0 && moved * 100m >= rule.Amount * (decimal)before : moved >= rule.Amount;

    private static string Words(ChannelAlertRule rule, long moved, long before, long now)
    {
        var share = before > 0 ? string.Create(CultureInfo.InvariantCulture, $" ({100.0 * moved / before:0.#}%)") : "";
        var verb = rule.Kind == AlertKind.MembersGrew ? "Grew" : "Fell";
        return $"{verb} by {Sighting.Count(moved)} members{share} within {Sighting.Hours(rule.Hours)}: {Sighting.Count(before)} → {Sighting.Count(now)}";
    }
}
