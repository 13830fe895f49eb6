using System.Globalization;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Channels.Alerts;
using TelegramAdmin.Features.Analytics;

namespace TelegramAdmin.Features.Channels.Alerts;

/// <summary>Alerts and their rules in words.</summary>
internal static class AlertWords
{
    /// <summary>The alerts of all channels.</summary>
    public const string Place = AnalyticsFrame.Channels + "/alerts";

    public static string Kind(AlertKind kind) => kind switch
    {
        AlertKind.MembersGrew => "Members grew",
        AlertKind.MembersFell => "Members fell",
        AlertKind.TakesOff => "A post takes off",
        AlertKind.Words => "A post holds a word",
        AlertKind.Deleted => "A post was deleted",
        AlertKind.Edited => "A post was edited",
        AlertKind.Silent => "Nothing was posted",
        _ => "Channel lost",
    };

    public static string Icon(AlertKind kind) => kind switch
    {
        AlertKind.MembersGrew => "trending_up",
        AlertKind.MembersFell => "trending_down",
        AlertKind.TakesOff => "rocket_launch",
        AlertKind.Words => "manage_search",
        AlertKind.Deleted => "delete",
        AlertKind.Edited => "edit",
        AlertKind.Silent => "notifications_paused",
        _ => "link_off",
    };

    /// <summary>As it stands in the address: takes_off.</summary>
    public static string Value(AlertKind kind) => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString());

    public static AlertKind? ReadKind(string? value) => Enum.GetValues<AlertKind>().Where(k => Value(k) == value).Select(k => (AlertKind?)k).FirstOrDefault();

    /// <summary>By 500 members or more within 24 hours.</summary>
    public static string Condition(ChannelAlertRule rule, Localizer words) => rule.Kind switch
    {
        AlertKind.MembersGrew => words["members grow by {0} or more within {1}", Amount(rule), Hours(rule.Hours, words)],
        AlertKind.MembersFell => words["members fall by {0} or more within {1}", Amount(rule), Hours(rule.Hours, words)],
        AlertKind.TakesOff => words["a post has {0} times the usual views at its age", rule.Factor.ToString("0.#", CultureInfo.CurrentCulture)],
        AlertKind.Words => words["a new post holds {0}", Words(rule.WordList, words)],
        AlertKind.Deleted => words["a post is deleted"],
        AlertKind.Edited => words["a post is edited"],
        AlertKind.Silent => words["nothing is posted for {0}", Hours(rule.Hours, words)],
        _ => words["no account can read the channel any more"],
    };

    public static string Scope(ChannelAlertRule rule, IReadOnlyDictionary<long, string> channels, Localizer words) => rule.Scope switch
    {
        AlertScope.One => rule.ChannelId is { } id ? channels.GetValueOrDefault(id, words["A channel that was removed"]) : words["One channel"],
        AlertScope.Own => words["Own channels"],
        AlertScope.Others => words["Other people's channels"],
        _ => words["All channels"],
    };

    public static string Receivers(ChannelAlertRule rule, Localizer words)
    {
        var people = PersonList.Read(rule.Recipients).Count;
        var told = words.Count(people, "{0} person", "{0} people");
        return (people, rule.ToGroup) switch
        {
            (0, false) => words["This page only"],
            (0, true) => words["Admin group"],
            (_, true) => words["{0} and the admin group", told],
            _ => told,
        };
    }

    public static string Hours(int hours, Localizer words) => hours == 1 ? words["an hour"] : words.Count(hours, "{0} hour", "{0} hours");

    private static string Amount(ChannelAlertRule rule) => rule.IsPercent ? $"{Numbers.Count(rule.Amount)}%" : Numbers.Count(rule.Amount);

    private static string Words(IReadOnlyList<string> list, Localizer words) =>
        list.Count <= 3 ? string.Join(words[" or "], list.Select(w => words["“{0}”", w])) : words["“{0}”, “{1}” or one of {2} more", list[0], list[1], Numbers.Count(list.Count - 2)];
}
