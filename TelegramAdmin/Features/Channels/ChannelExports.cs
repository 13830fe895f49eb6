using System.Globalization;
using TelegramAdmin.Auth;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Channels.Figures.Listing;
using TelegramAdmin.Core.Channels.Figures.Periods;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Exports;

namespace TelegramAdmin.Features.Channels;

/// <summary>The posts that a channel's page lists, or its figures day by day.</summary>
internal abstract class ChannelExport(ChannelReader channels, TimeProvider clock, IHttpContextAccessor http) : ITableExport
{
    public abstract string Name { get; }

    public async Task<ExportTable?> OpenAsync(WorkspaceId workspace, IQueryCollection query, CancellationToken cancellation)
    {
        if (!long.TryParse(query["id"], NumberStyles.None, CultureInfo.InvariantCulture, out var id) || await channels.FindAsync(workspace, id, cancellation) is not { } row)
            return null;
        return Open(row, query, ChannelQuery.Of(query).PeriodAt(clock.GetUtcNow(), ZoneOf(query), row.Channel, row.OldestAt), cancellation);
    }

    protected abstract ExportTable Open(ChannelRow row, IQueryCollection query, ChannelPeriod period, CancellationToken cancellation);

    // The same days as on the page that the link stands on.
    private TimeZoneInfo ZoneOf(IQueryCollection query) =>
        Reader.In(query["zone"] is [{ Length: > 0 } named, ..] ? named : http.HttpContext?.Request.Cookies["ta-zone"] is { } zone ? Uri.UnescapeDataString(zone) : null).Zone;
}

internal sealed class ChannelPostExport(ChannelReader channels, ChannelLines lines, TimeProvider clock, IHttpContextAccessor http) : ChannelExport(channels, clock, http)
{
    public const string Table = "channel-posts";

    public override string Name => Table;

    protected override ExportTable Open(ChannelRow row, IQueryCollection query, ChannelPeriod period, CancellationToken cancellation) =>
        new(ChannelLines.PostColumns, null, lines.PostsAsync(row, query, period, cancellation));
}

internal sealed class ChannelDayExport(ChannelReader channels, ChannelLines lines, TimeProvider clock, IHttpContextAccessor http) : ChannelExport(channels, clock, http)
{
    public const string Table = "channel-days";

    public override string Name => Table;

    protected override ExportTable Open(ChannelRow row, IQueryCollection query, ChannelPeriod period, CancellationToken cancellation) =>
        new(ChannelLines.DayColumns, null, lines.DaysAsync(row, period, cancellation));
}

internal static class ChannelExports
{
    /// <summary>Where the files were before: these addresses lead on.</summary>
    public static void MapChannelExports(this IEndpointRouteBuilder app)
    {
        app.MapGet("/analytics/channels/{id:long}/export/posts.csv", (HttpContext http, long id) => Lead(http, id, ChannelPostExport.Table)).RequireAuthorization(Policies.Admin);
        app.MapGet("/analytics/channels/{id:long}/export/series.csv", (HttpContext http, long id) => Lead(http, id, ChannelDayExport.Table)).RequireAuthorization(Policies.Admin);
    }

    private static IResult Lead(HttpContext http, long id, string table) =>
        Results.Redirect($"{ExportEndpoint.Path}/{table}.csv{http.Request.QueryString.Add("id", FormattableString.Invariant($"{id}"))}");
}
