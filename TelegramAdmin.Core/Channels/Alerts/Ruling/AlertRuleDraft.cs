using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Alerts;

/// <summary>A rule as somebody writes it.</summary>
public sealed record AlertRuleDraft(string Name, AlertKind Kind, AlertScope Scope)
{
    public long? ChannelId { get; init; }

    public long Amount { get; init; }

    public bool IsPercent { get; init; }

    public int Hours { get; init; } = 24;

    public double Factor { get; init; } = 3;

    /// <summary>One a line.</summary>
    public string Words { get; init; } = "";

    public int CooldownMinutes { get; init; } = 60;

    /// <summary>Telegram's numbers of those of the staff who get it.</summary>
    public IReadOnlyList<long> To { get; init; } = [];

    public bool ToGroup { get; init; }

    public BotId? BotId { get; init; }

    public static AlertRuleDraft Of(ChannelAlertRule rule) => new(rule.Name, rule.Kind, rule.Scope)
    {
        ChannelId = rule.ChannelId,
        Amount = rule.Amount,
        IsPercent = rule.IsPercent,
        Hours = rule.Hours,
        Factor = rule.Factor,
        Words = rule.Words,
        CooldownMinutes = rule.CooldownMinutes,
        To = PersonList.Read(rule.Recipients),
        ToGroup = rule.ToGroup,
        BotId = rule.BotId,
    };

    internal ChannelAlertRule Into(ChannelAlertRule rule)
    {
        (rule.Name, rule.Kind, rule.Scope, rule.ChannelId) = (Name.Trim(), Kind, Scope, Scope == AlertScope.One ? ChannelId : null);
        (rule.Amount, rule.IsPercent, rule.Hours, rule.Factor) = (Amount, IsPercent, Hours, Factor);
        rule.Words = Kind == AlertKind.Words ? string.Join('\n', WordLines(Words)) : "";
        (rule.CooldownMinutes, rule.Recipients, rule.ToGroup, rule.BotId) = (CooldownMinutes, PersonList.Write(To), ToGroup, BotId);
        return rule;
    }

    internal ChannelAlertRule New(WorkspaceId workspace, DateTimeOffset now) => Into(new ChannelAlertRule { WorkspaceId = workspace, Name = Name, Kind = Kind, Scope = Scope, CreatedAt = now });

    internal static IReadOnlyList<string> WordLines(string words) =>
        [.. words.Split(['\n', '\r', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(WordHit.Plain).Where(w => w.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)];
}
