using Microsoft.AspNetCore.WebUtilities;
using TelegramAdmin.Components;
using TelegramAdmin.Core.Analytics.Overview;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Features.Operations;

namespace TelegramAdmin.Features.Dashboard.Figures;

/// <summary>Where the rows behind a figure are, and where one works with such rows.</summary>
public sealed class FigureLinks(OverviewPeriod period, BotId? bot)
{
    public const string Page = "/dashboard/rows";

    private string? Payments => Periods.OfPayments(period);

    public string Rows(string key, long? product = null) => At(Page, ("of", key), ("period", Periods.Write(period)), ("bot", bot?.ToString()), ("product", product is { } id ? FormattableString.Invariant($"{id}") : null));

    /// <summary>The page of the category, which shows more than the rows, and acts on them; null where there is none.</summary>
    public (string Title, string Href)? Category(string key) => key switch
    {
        "active" or "new" or "started" or "people" or "reachable" => ("Users", PeopleAt.Page),
        "in" or "opened" or "closed" or "first" or "in-time" => ("Conversations", At("/conversations", ("view", "all"), ("bot", bot?.ToString()))),
        "waiting" => ("Conversations", At("/conversations", ("view", "waiting"), ("bot", bot?.ToString()))),
        "revenue" or "stars" or "payments" or "paying" => ("Billing", At("/billing", ("period", Payments))),
        "failed" => ("Billing", At("/billing", ("tab", "failed"), ("period", Payments))),
        "credits" => ("Billing", At("/billing", ("tab", "ledger"), ("kind", "spend"), ("period", Payments))),
        "out" => ("Messages", MessagesAt.With(status: "sent", bot: bot)),
        "lost" or "delivery" => ("Messages", MessagesAt.With(status: "failed", bot: bot)),
        "queue" => ("Messages", MessagesAt.With(status: MessagesAt.Queued, bot: bot)),
        "errors" => ("Errors", "/system/errors"),
        "bots" => ("Bots", "/settings/bots"),
        "alerts" => ("Alerts", "/analytics/channels/alerts"),
        "members" or "views" or "posts" or "channels" or "live" => ("Channels", "/analytics/channels"),
        _ => null,
    };

    private static string At(string path, params (string Name, string? Value)[] values) =>
        QueryHelpers.AddQueryString(path, values.Where(v => v.Value is not null).Select(v => KeyValuePair.Create(v.Name, v.Value)));
}
