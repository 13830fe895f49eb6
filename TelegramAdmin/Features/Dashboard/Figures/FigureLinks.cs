using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using TelegramAdmin.Components;
using TelegramAdmin.Core.Analytics.Conversations;
using TelegramAdmin.Core.Analytics.Overview;
using TelegramAdmin.Core.Audiences;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Features.Analytics.Conversations;
using TelegramAdmin.Features.Operations;

namespace TelegramAdmin.Features.Dashboard.Figures;

/// <summary>Where the rows behind a figure are. Where no page can show exactly those, there is no link.</summary>
internal sealed class FigureLinks(OverviewRange range, BotId? bot)
{
    private string Day => range.From.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private string Period => range.Period switch
    {
        OverviewPeriod.Today => "today",
        OverviewPeriod.Day => "24h",
        OverviewPeriod.Week => "7d",
        OverviewPeriod.Month => "30d",
        _ => "90d",
    };

    public string? Of(string key) => key switch
    {
        "active" => People(AudienceField.LastSeen),
        "new" => People(AudienceField.Joined),
        "started" => People(AudienceField.Started),
        "people" => bot is { } one ? PeopleAt.With(Knows(one)) : PeopleAt.Page,
        "reachable" => bot is null ? PeopleAt.With(Audience.Where(AudienceField.Reachable, Comparison.Is, "true")) : null,
        "in" => At("/conversations", ("view", "all"), ("bot", bot?.ToString())),
        "opened" => Rows(FigureKind.Opened),
        "closed" => Rows(FigureKind.Closed),
        "first" => Rows(FigureKind.FirstAnswers),
        "in-time" => Rows(FigureKind.Promised),
        "waiting" => At("/conversations", ("view", "waiting"), ("bot", bot?.ToString())),
        "revenue" => Billing(("with", "stripe"), ("status", "granted")),
        "stars" => Billing(("with", "stars"), ("status", "granted")),
        "payments" or "paying" => Billing(("status", "granted")),
        "failed" => Billing(("status", "failed")),
        "credits" => Billing(("tab", "ledger"), ("kind", "spend")),
        "out" => MessagesAt.With(status: "sent", bot: bot, period: MessagePeriod),
        "delivery" or "lost" or "errors" => MessagesAt.With(status: "failed", bot: bot, period: MessagePeriod),
        "queue" => MessagesAt.With(status: MessagesAt.Queued, bot: bot),
        "alerts" => "/analytics/channels/alerts",
        "members" or "views" or "posts" or "channels" or "live" => "/analytics/channels",
        _ => null,
    };

    /// <summary>The list of messages goes by hours back from now.</summary>
    private string MessagePeriod => range.Period == OverviewPeriod.Today ? "24h" : Period;

    private static Audience Knows(BotId bot) => Audience.Where(AudienceField.Bot, Comparison.Is, bot.Value.ToString(CultureInfo.InvariantCulture));

    // People are filtered by days, and over all bots.
    private string? People(AudienceField field) => range.IsOfDays && bot is null ? PeopleAt.With(Audience.Where(field, Comparison.From, Day)) : null;

    // Conversations are counted by days too.
    private string? Rows(FigureKind kind) =>
        range.IsOfDays ? new FigureQuery(Period: range.Period == OverviewPeriod.Month ? null : Period, Bot: bot?.ToString()).RowsHref(kind) : null;

    private string Billing(params (string, string?)[] more) => At("/billing", [.. more, ("period", range.Period switch
    {
        OverviewPeriod.Today or OverviewPeriod.Day => "today",
        OverviewPeriod.Month => null,
        _ => Period,
    })]);

    private static string At(string path, params (string Name, string? Value)[] values) =>
        QueryHelpers.AddQueryString(path, values.Where(v => v.Value is not null).Select(v => KeyValuePair.Create(v.Name, v.Value)));
}
