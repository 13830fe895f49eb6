using System.Globalization;
using TelegramAdmin.Api;
using TelegramAdmin.Api.Problems;
using TelegramAdmin.Api.Requests;
using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Audiences;
using TelegramAdmin.Core.Audiences.Saving;
using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Features.Audiences.Rest;

/// <summary>/audiences and /segments: whom messages for many would reach, and audiences under a name.</summary>
internal static class AudienceEndpoints
{
    private const string Example = """{ "kind": "all", "of": [ { "kind": "where", "field": "language", "is": "is", "values": ["es"] }, { "kind": "where", "field": "last_seen", "is": "within_days", "values": ["90"] } ] }""";

    public static void MapAudiences(this RouteGroupBuilder api)
    {
        api.MapPost("/audiences/count", CountAsync).WithTags("Audiences").RequireScope(ApiScopes.UsersRead).Produces<CountResource>()
            .Takes<CountRequest>($$"""{ "audience": {{Example}} }""").Fails(AudienceApiErrors.Taking)
            .Describe("Count an audience", "How many people match now, and how many of them a bot can write to. With a key for some bots, only people who met these are counted.");
        var segments = api.MapGroup("/segments").WithTags("Audiences");
        segments.MapGet("", ListAsync).RequireScope(ApiScopes.UsersRead).Produces<ApiPage<SegmentResource>>().Paged()
            .Describe("List the segments", "In the order in which they were saved, with what still needs each.");
        segments.MapGet("/{id}", ReadAsync).RequireScope(ApiScopes.UsersRead).Produces<SegmentResource>().Fails("segment_not_found").Describe("Read a segment", "As it was saved.");
        segments.MapPost("", CreateAsync).RequireScope(ApiScopes.UsersWrite).Produces<SegmentResource>(StatusCodes.Status201Created)
            .Takes<NewSegmentRequest>($$"""{ "name": "Spanish readers", "audience": {{Example}} }""").Fails(AudienceApiErrors.SavingSegment)
            .Describe("Save a segment", "Whoever matches when it is used is in it.");
        segments.MapPatch("/{id}", ChangeAsync).RequireScope(ApiScopes.UsersWrite).Produces<SegmentResource>().Takes<SegmentChange>("""{ "name": "Readers of Spanish" }""")
            .Fails(AudienceApiErrors.SavingSegment).Describe("Change a segment", "What is scheduled for it uses it as it is then.");
        segments.MapDelete("/{id}", DeleteAsync).RequireScope(ApiScopes.UsersWrite).Produces(StatusCodes.Status204NoContent).Fails("segment_not_found", "segment_in_use")
            .Describe("Delete a segment", "Refused while another segment, a scheduled or running broadcast or gift, or a sequence uses it.");
    }

    private static async Task<IResult> CountAsync(HttpContext context, Body<CountRequest> body, AudienceReader reader, CancellationToken cancellation) =>
        (await reader.CountAsync(context.ApiKey().WorkspaceId, Visible(context.ApiKey(), body.Value.Audience), cancellation)).TryGet(out var count, out var failure)
            ? Results.Ok(new CountResource(count.People, count.Reachable))
            : ApiResults.Problem(failure);

    // A key for some bots sees people of these only.
    private static Audience Visible(ActiveApiKey key, Audience audience) =>
        key.Bots is { } bots ? audience.And(Audience.Where(AudienceField.Bot, Comparison.Is, [.. bots.Select(b => b.Value.ToString(CultureInfo.InvariantCulture))])) : audience;

    private static async Task<IResult> ListAsync(HttpContext context, PageRequest page, SegmentBook book, CancellationToken cancellation)
    {
        var after = page.After(1) is [var last] ? last : 0;
        var rows = (await book.ReadAsync(context.ApiKey().WorkspaceId, cancellation)).Where(s => s.Segment.Id > after).OrderBy(s => s.Segment.Id).Take(page.Limit + 1).ToList();
        return Results.Ok(ApiPage.Of(rows, page.Limit, SegmentResource.Of, line => ApiCursor.Of(line.Segment.Id)));
    }

    private static async Task<IResult> ReadAsync(HttpContext context, long id, SegmentBook book, CancellationToken cancellation) =>
        await book.FindAsync(context.ApiKey().WorkspaceId, id, cancellation) is { } segment ? Results.Ok(SegmentResource.Of(segment)) : ApiResults.Problem(AudienceErrors.SegmentNotFound);

    private static async Task<IResult> CreateAsync(HttpContext context, Body<NewSegmentRequest> body, SegmentBook book)
    {
        if (!(await book.SaveAsync(context.ApiKey().WorkspaceId, null, body.Value.Name, body.Value.Audience)).TryGet(out var segment, out var failure))
            return ApiResults.Problem(failure);
        await context.RecordAsync("segment.added", segment.Name);
        return Results.Created($"{ApiModule.Current}/segments/{segment.Id}", SegmentResource.Of(segment));
    }

    private static async Task<IResult> ChangeAsync(HttpContext context, long id, Body<SegmentChange> body, SegmentBook book)
    {
        if (!(await book.SaveAsync(context.ApiKey().WorkspaceId, id, body.Value.Name, body.Value.Audience)).TryGet(out var segment, out var failure))
            return ApiResults.Problem(failure);
        await context.RecordAsync("segment.changed", segment.Name);
        return Results.Ok(SegmentResource.Of(segment));
    }

    private static async Task<IResult> DeleteAsync(HttpContext context, long id, SegmentBook book)
    {
        if (!(await book.DeleteAsync(context.ApiKey().WorkspaceId, id)).TryGet(out var segment, out var failure))
            return ApiResults.Problem(failure);
        await context.RecordAsync("segment.deleted", segment.Name);
        return Results.NoContent();
    }
}
