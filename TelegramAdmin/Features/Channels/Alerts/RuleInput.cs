using System.Globalization;
using TelegramAdmin.Core.Channels.Alerts;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Features.Channels.Alerts;

/// <summary>A rule while it is written.</summary>
internal sealed class RuleInput
{
    public const string All = "all";
    public const string Own = "own";
    public const string Others = "others";
    public const string Members = "members";
    public const string Percent = "percent";

    public string Name { get; set; } = "";

    public AlertKind Kind { get; set; } = AlertKind.MembersGrew;

    /// <summary>All, own, others, or the number of a channel.</summary>
    public string Where { get; set; } = All;

    public long Amount { get; set; } = 100;

    public string Unit { get; set; } = Members;

    public int Hours { get; set; } = 24;

    public double Factor { get; set; } = 3;

    public string Words { get; set; } = "";

    public int CooldownMinutes { get; set; } = 60;

    public HashSet<long> To { get; private init; } = [];

    public bool ToGroup { get; set; }

    /// <summary>Number of a bot; empty for any.</summary>
    public string Bot { get; set; } = "";

    public static string Of(long channelId) => channelId.ToString(CultureInfo.InvariantCulture);

    public static RuleInput New(long? channelId) => new() { Where = channelId is { } id ? Of(id) : All };

    public static RuleInput Of(AlertRuleDraft draft) => new()
    {
        Name = draft.Name,
        Kind = draft.Kind,
        Where = draft.Scope switch { AlertScope.One => Of(draft.ChannelId ?? 0), AlertScope.Own => Own, AlertScope.Others => Others, _ => All },
        Amount = draft.Amount,
        Unit = draft.IsPercent ? Percent : Members,
        Hours = draft.Hours,
        Factor = draft.Factor,
        Words = draft.Words,
        CooldownMinutes = draft.CooldownMinutes,
        To = [.. draft.To],
        ToGroup = draft.ToGroup,
        Bot = draft.BotId?.ToString() ?? "",
    };

    /// <param name="isTried">A rule that is only tried needs no name yet.</param>
    public AlertRuleDraft ToDraft(bool isTried = false)
    {
        var channel = long.TryParse(Where, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : (long?)null;
        var scope = channel is not null ? AlertScope.One : Where switch { Own => AlertScope.Own, Others => AlertScope.Others, _ => AlertScope.All };
        return new AlertRuleDraft(isTried && string.IsNullOrWhiteSpace(Name) ? "Trial" : Name, Kind, scope)
        {
            ChannelId = channel,
            Amount = Amount,
            IsPercent = Unit == Percent,
            Hours = Hours,
            Factor = Factor,
            Words = Words,
            CooldownMinutes = CooldownMinutes,
            To = [.. To],
            ToGroup = ToGroup,
            BotId = BotId.TryParse(Bot, CultureInfo.InvariantCulture, out var bot) ? bot : null,
        };
    }
}
