using TelegramAdmin.Api;
using TelegramAdmin.Api.Problems;
using TelegramAdmin.Api.Requests;
using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Profiles.Timeline;
using TelegramAdmin.Core.Users;

namespace TelegramAdmin.Features.Users.Rest;

/// <summary>/users/{id}/timeline: everything that happened with a person.</summary>
internal static class TimelineEndpoints
{
    private static readonly TimelineKind[] OfMoney = [TimelineKind.Ledger, TimelineKind.Payment];

    public static void MapTimeline(this RouteGroupBuilder api) => api.MapGet("/users/{id}/timeline", ReadAsync).WithTags("People").RequireScope(ApiScopes.UsersRead)
        .Produces<ApiPage<TimelineResource>>().Paged().Fails("user_not_found", "bot_not_allowed")
        .Query("kind", ApiParameterKind.Text, "Only entries of this kind, such as message, payment or act.")
        .Describe("Read a person's timeline", "The newest first, of all bots and of joined accounts, so a key that is limited to bots is refused. Payments and credits are in it for keys with payments:read.");

    private static async Task<IResult> ReadAsync(HttpContext context, long id, PageRequest page, UserList users, TimelineReader timeline, CancellationToken cancellation)
    {
        var key = context.ApiKey();
        var user = await PersonOfKey.FindAsync(context, id, users);
        if (key.Bots is not null)
            return ApiResults.Problem(PersonApiErrors.TimelineOfAll);
        var kind = context.QueryWord<TimelineKind>("kind");
        var kinds = Enum.GetValues<TimelineKind>().Where(k => (kind is null || k == kind) && (key.Allows(ApiScopes.PaymentsRead) || !OfMoney.Contains(k))).ToList();
        if (kinds.Count == 0)
            return Results.Ok(new ApiPage<TimelineResource>([], null));
        var before = page.After(3) is [var ticks, var of, var last] ? Cursor(ticks, of, last) : null;
        var found = await timeline.ReadAsync(key.WorkspaceId, user.TelegramUserId, before, kinds, page.Limit, cancellation);
        return Results.Ok(new ApiPage<TimelineResource>([.. found.Entries.Select(TimelineResource.Of)],
            found.Next is { } next ? ApiCursor.Of(next.At.UtcTicks, (long)next.Kind, next.Key) : null));
    }

    // A cursor of ours may have been altered; what lies outside of the calendar is no moment.
    private static TimelineCursor Cursor(long ticks, long kind, long key) => ticks >= 0 && ticks <= DateTimeOffset.MaxValue.UtcTicks && kind is > 0 and < 1000
        ? new TimelineCursor(new DateTimeOffset(ticks, TimeSpan.Zero), (TimelineKind)kind, key)
        : throw ApiQuery.Wrong("cursor", "is not one of this list");
}
