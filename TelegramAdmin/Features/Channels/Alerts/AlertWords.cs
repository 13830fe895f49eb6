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
    public static string Condition(ChannelAlertRule rule) => rule.Kind switch
    {
        AlertKind.MembersGrew => $"members grow by {Amount(rule)} or more within {Hours(rule.Hours)}",
        AlertKind.MembersFell => $"members fall by {Amount(rule)} or more within {Hours(rule.Hours)}",
        AlertKind.TakesOff => $"a post has {rule.Factor.ToString("0.#", CultureInfo.CurrentCulture)} times the usual views at its age",
        AlertKind.Words => $"a new post holds {Words(rule.WordList)}",
        AlertKind.Deleted => "a post is deleted",
        AlertKind.Edited => "a post is edited",
        AlertKind.Silent => $"nothing is posted for {Hours(rule.Hours)}",
        _ => "no account can read the channel any more",
    };

    public static string Scope(ChannelAlertRule rule, IReadOnlyDictionary<long, string> channels) => rule.Scope switch
    {
        AlertScope.One => rule.ChannelId is { } id ? channels.GetValueOrDefault(id, "A channel that was removed") : "One channel",
        AlertScope.Own => "Own channels",
        AlertScope.Others => "Other people's channels",
        _ => "All channels",
    };

    public static string Receivers(ChannelAlertRule rule)
    {
        var people = PersonList.Read(rule.Recipients).Count;
        var words = people switch { 0 => "", 1 => "1 person", _ => $"{Numbers.Count(people)} people" };
        return (people, rule.ToGroup) switch
        {
            (0, false) => "This page only",
            (0, true) => "Admin group",
            (_, true) => $"{words} and the admin group",
            _ => words,
        };
    }

    public static string Hours(int hours) => hours == 1 ? "an hour" : $"{Numbers.Count(hours)} hours";

    private static string Amount(ChannelAlertRule rule) => rule.IsPercent ? $"{Numbers.Count(rule.Amount)}%" : Numbers.Count(rule.Amount);

    private static string Words(IReadOnlyList<string> words) =>
        words.Count <= 3 ? string.Join(" or ", words.Select(w => $"“{w}”")) : $"“{words[0]}”, “{words[1]}” or one of {Numbers.Count(words.Count - 2)} more";
}
