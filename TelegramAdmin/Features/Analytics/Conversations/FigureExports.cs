using System.Runtime.CompilerServices;
using System.Text;
using TelegramAdmin.Auth;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Analytics.Conversations;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Features.Payments.Billing;

namespace TelegramAdmin.Features.Analytics.Conversations;

/// <summary>/analytics/conversations/export/{what}.csv: the figures day by day, or the rows behind one of them.</summary>
internal static class FigureExports
{
    /// <summary>Spreadsheets take a file for UTF-8 by this.</summary>
    private static readonly byte[] Mark = Encoding.UTF8.GetPreamble();

    public static void MapFigureExports(this IEndpointRouteBuilder app)
    {
        app.MapGet("/analytics/conversations/export/days.csv", (HttpContext http, FigureLines lines, AuditLog audit) => GiveAsync(http, audit, "days", lines.DaysAsync)).RequireAuthorization(Policies.Admin);
        app.MapGet("/analytics/conversations/export/rows.csv", (HttpContext http, FigureLines lines, AuditLog audit) => GiveAsync(http, audit, "rows", lines.RowsAsync)).RequireAuthorization(Policies.Admin);
    }

    private static async Task<IResult> GiveAsync(HttpContext http, AuditLog audit, string what, Func<WorkspaceId, IQueryCollection, CancellationToken, IAsyncEnumerable<string>> read)
    {
        var staff = Staff.Of(http.User)!;
        await audit.RecordAsync(staff.Workspace, new Actor(staff.AdminId, staff.Name, http.Connection.RemoteIpAddress?.ToString()), "figures.exported", what, http.Request.QueryString.Value?.TrimStart('?'));
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"conversations-{what}.csv\"";
        http.Response.Headers.CacheControl = "no-store";
        return Results.Stream(stream => WriteAsync(stream, read(staff.Workspace, http.Request.Query, http.RequestAborted), http.RequestAborted), "text/csv; charset=utf-8");
    }

    private static async Task WriteAsync(Stream stream, IAsyncEnumerable<string> lines, CancellationToken cancellation)
    {
        await stream.WriteAsync(Mark, cancellation);
        await foreach (var line in lines.WithCancellation(cancellation))
            await stream.WriteAsync(Encoding.UTF8.GetBytes(line), cancellation);
    }
}

/// <summary>Figures as lines of a file, with the filters of the address.</summary>
internal sealed class FigureLines(ConversationFigureReader figures, FigureRowReader rows, FigureNamesReader names, TimeProvider clock)
{
    public async IAsyncEnumerable<string> DaysAsync(WorkspaceId workspace, IQueryCollection query, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var zone = (await names.ReadAsync(workspace)).Zone;
        var read = await figures.ReadAsync(workspace, FigureQuery.Of(query).ToFilter(clock.GetUtcNow(), zone), cancellation);
        yield return CsvLine.Of("day", "opened", "closed", "answers", "first responses", "first response median seconds", "first response 90% seconds", "resolution median seconds", "promised", "late", "ratings", "rating mean");
        foreach (var (day, t) in read.Period.Days.Zip(read.Days))
            yield return CsvLine.Of(FigureQuery.Text(day), t.Opened, t.Closed, t.Answers, t.First.Count, Number(t.First.Median), Number(t.First.Slow), Number(t.Resolution.Median), t.Promised, t.Late, t.Rated, Number(t.Rating));
    }

    public async IAsyncEnumerable<string> RowsAsync(WorkspaceId workspace, IQueryCollection query, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var zone = (await names.ReadAsync(workspace)).Zone;
        var asked = RowQuery.From(query);
        var (began, ended) = FigureWords.IsAnswers(asked.Kind) ? ("asked", "answered") : ("opened", "closed");
        yield return CsvLine.Of("conversation", "with", "bot", began, ended, "by", "seconds in business hours", "first answer", "late", "rating", "comment");
        await foreach (var (e, title, bot, by) in rows.AllAsync(workspace, asked.ToFilter(clock.GetUtcNow(), zone), cancellation))
            yield return CsvLine.Of(e.ConversationId, title, bot, e.BeganAt, e.EndedAt, e.By is null ? null : FigureWords.Operator(by), e.Seconds, e.IsFirst ? "yes" : "no", e.IsLate ? "yes" : "no", e.Rating, e.Comment);
    }

    private static object? Number(double? value) => value is { } number ? decimal.Round((decimal)number, 2) : null;
}
