using System.Globalization;
using TelegramAdmin.Components;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Analytics.Overview;
using TelegramAdmin.Core.Analytics.Overview.Rows;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Features.Operations;

namespace TelegramAdmin.Features.Dashboard.Rows;

/// <summary>Addresses of the rows behind a figure: read, and led on to what a row is.</summary>
internal static class RowsAt
{
    /// <summary>Null where no figure has this name.</summary>
    public static OverviewRowFilter? Read(string? of, string? period, string? bot, string? product, string? zone) => !FigureTitles.Has(of) ? null : new OverviewRowFilter(
        of!, Periods.Read(period), BotId.TryParse(bot, null, out var id) ? id : null, Reader.In(zone).Zone, long.TryParse(product, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null);

    /// <summary>Null where a row has no page of its own.</summary>
    public static string? One(OverviewRow row) => row.Kind switch
    {
        OverviewRowKind.Person => PeopleAt.One(row.Id),
        OverviewRowKind.Conversation => Places.Conversation(row.Id),
        OverviewRowKind.Payment => Places.Payment(row.Id),
        OverviewRowKind.Message => MessagesAt.One(row.Id),
        OverviewRowKind.Credits => row.PersonId is { } person ? PeopleAt.One(person) : null,
        OverviewRowKind.Bot or OverviewRowKind.Update => row.BotId is { } bot ? row.Kind == OverviewRowKind.Bot ? Places.Bot(bot) : Places.BotLog(bot) : null,
        OverviewRowKind.Channel => FormattableString.Invariant($"/analytics/channels/{row.Id}"),
        OverviewRowKind.Post => FormattableString.Invariant($"/analytics/channels/{row.Id}/posts/{row.Number}"),
        _ => "/analytics/channels/alerts",
    };
}
