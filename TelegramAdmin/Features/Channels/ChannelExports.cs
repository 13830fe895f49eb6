using System.Globalization;
using System.Text;
using TelegramAdmin.Auth;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Channels.Figures.Listing;
using TelegramAdmin.Core.Channels.Figures.Periods;

namespace TelegramAdmin.Features.Channels;

/// <summary>/analytics/channels/{id}/export/{what}.csv: the posts that a page lists, or the figures day by day.</summary>
internal static class ChannelExports
{
    /// <summary>Spreadsheets take a file for UTF-8 by this.</summary>
    private static readonly byte[] Mark = Encoding.UTF8.GetPreamble();

    public static void MapChannelExports(this IEndpointRouteBuilder app)
    {
        app.MapGet("/analytics/channels/{id:long}/export/posts.csv", (HttpContext http, long id, ChannelLines lines) => GiveAsync(http, id, "posts", lines.PostsAsync)).RequireAuthorization(Policies.Admin);
        app.MapGet("/analytics/channels/{id:long}/export/series.csv", (HttpContext http, long id, ChannelLines lines) => GiveAsync(http, id, "series", lines.SeriesAsync)).RequireAuthorization(Policies.Admin);
    }

    private static async Task<IResult> GiveAsync(HttpContext http, long id, string what, Func<ChannelRow, IQueryCollection, ChannelPeriod, CancellationToken, IAsyncEnumerable<string>> read)
    {
        var (services, staff) = (http.RequestServices, Staff.Of(http.User)!);
        if (await services.GetRequiredService<ChannelReader>().FindAsync(staff.Workspace, id, http.RequestAborted) is not { } row)
            return Results.NotFound();
        await services.GetRequiredService<AuditLog>().RecordAsync(staff.Workspace, new Actor(staff.AdminId, staff.Name, http.Connection.RemoteIpAddress?.ToString()), "channel.exported", row.Channel.Title, what);
        var period = ChannelQuery.Of(http.Request.Query).PeriodAt(services.GetRequiredService<TimeProvider>().GetUtcNow(), ZoneOf(http), row.Channel, row.OldestAt);
        http.Response.Headers.ContentDisposition = string.Create(CultureInfo.InvariantCulture, $"attachment; filename=\"channel-{id}-{what}.csv\"");
        http.Response.Headers.CacheControl = "no-store";
        return Results.Stream(stream => WriteAsync(stream, read(row, http.Request.Query, period, http.RequestAborted), http.RequestAborted), "text/csv; charset=utf-8");
    }

    // The same days as on the page that the link stands on.
    private static TimeZoneInfo ZoneOf(HttpContext http) => Reader.In(http.Request.Cookies["ta-zone"] is { } zone ? Uri.UnescapeDataString(zone) : null).Zone;

    private static async Task WriteAsync(Stream stream, IAsyncEnumerable<string> lines, CancellationToken cancellation)
    {
        await stream.WriteAsync(Mark, cancellation);
        await foreach (var line in lines.WithCancellation(cancellation))
            await stream.WriteAsync(Encoding.UTF8.GetBytes(line), cancellation);
    }
}
