using TelegramAdmin.Api;
using TelegramAdmin.Api.Problems;
using TelegramAdmin.Api.Requests;
using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Campaigns.Broadcasts;
using TelegramAdmin.Core.Campaigns.Broadcasts.Drafting;
using TelegramAdmin.Core.Campaigns.Broadcasts.Reading;
using TelegramAdmin.Core.Campaigns.Broadcasts.Templates;
using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Features.Broadcasts.Rest;

/// <summary>/broadcasts: written, read and thrown away. How they run is in <see cref="BroadcastActs"/>.</summary>
internal static class BroadcastEndpoints
{
    public static IServiceCollection AddBroadcastsApi(this IServiceCollection services) => services
        .AddApiErrors(BroadcastCodes.All)
        .AddApiJson(BroadcastBodies.Default);

    public static void MapBroadcasts(this RouteGroupBuilder api)
    {
        var broadcasts = api.MapGroup("/broadcasts").WithTags("Broadcasts");
        broadcasts.MapPost("", AddAsync).RequireScope(ApiScopes.MessagesSend).Produces<BroadcastResource>(StatusCodes.Status201Created)
            .Takes<BroadcastRequest>("""{ "name": "Spring sale", "message": { "default": { "text": "Hello {{ first_name | default: \"there\" }}" } } }""")
            .Fails(BroadcastCodes.OfDrafts)
            .Describe("Write a broadcast", "A draft: nothing is sent before it is started. A key that is limited to some bots writes for these.");
        broadcasts.MapGet("", ListAsync).RequireScope(ApiScopes.MessagesRead).Produces<ApiPage<BroadcastResource>>().Paged()
            .Query("state", ApiParameterKind.Text, "draft, scheduled, running, paused, cancelled or finished.").Query("search", ApiParameterKind.Text, "In the name.")
            .Describe("List broadcasts", "The newest first, each with its counts. A key that is limited to some bots sees those of its bots; a page may then be shorter.");
        broadcasts.MapGet("/{id}", ReadAsync).RequireScope(ApiScopes.MessagesRead).Produces<BroadcastResource>().Fails("broadcast_not_found")
            .Describe("Read a broadcast", "With counts that are right at this moment; while it runs with its rate, and when it will be done.");
        broadcasts.MapPatch("/{id}", ChangeAsync).RequireScope(ApiScopes.MessagesSend).Produces<BroadcastResource>()
            .Takes<BroadcastRequest>("""{ "version": 1, "name": "Spring sale" }""").Fails([.. BroadcastCodes.OfDrafts, "broadcast_not_found", "broadcast_changed", "broadcast_state_wrong"])
            .Describe("Change a draft", "Only what is given. The version is the one that you saw: where somebody else changed it since, nothing happens.");
        broadcasts.MapDelete("/{id}", DeleteAsync).RequireScope(ApiScopes.MessagesSend).Produces(StatusCodes.Status204NoContent).Fails("broadcast_not_found", "broadcast_state_wrong")
            .Describe("Delete a draft", "What was started stays.");
        broadcasts.MapGet("/{id}/recipients", RecipientsAsync).RequireScope(ApiScopes.MessagesRead).Produces<ApiPage<RecipientResource>>().Paged().Fails("broadcast_not_found")
            .Query("state", ApiParameterKind.Text, "waiting, queued, sent, failed, unknown, skipped or held_out.")
            .Describe("List its recipients", "Each person once, with the outcome and its reason; also those who were left out.");
        broadcasts.MapActs();
    }

    private static async Task<IResult> AddAsync(HttpContext context, Body<BroadcastRequest> body, SaveBroadcast save)
    {
        var draft = context.Limit(body.Value.Onto(new BroadcastDraft()));
        if (!(await save.RunAsync(context.ApiKey().WorkspaceId, null, 0, draft, context.Actor())).TryGet(out var added, out var failure))
            return ApiResults.Problem(failure);
        await context.RecordAsync("broadcast.written", added.Name);
        return Results.Created($"{ApiModule.Current}/broadcasts/{added.Id}", BroadcastResource.Of(added, BroadcastCounts.None));
    }

    private static async Task<IResult> ListAsync(HttpContext context, PageRequest page, BroadcastReader reader)
    {
        var asked = context.QueryWord<BroadcastState>("state");
        var states = BroadcastStates.Sendable.Where(state => asked is null || state == asked).ToList();
        var rows = await reader.ListAsync(context.ApiKey().WorkspaceId, states, context.QueryText("search"), page.After(1)?[0], page.Limit, cancellation: context.RequestAborted);
        var shown = rows.Take(page.Limit).Where(r => context.MayUse(r.Broadcast)).Select(r => BroadcastResource.Of(r.Broadcast, r.Counts)).ToList();
        return Results.Ok(new ApiPage<BroadcastResource>(shown, rows.Count > page.Limit ? ApiCursor.Of(rows[page.Limit - 1].Broadcast.Id) : null));
    }

    private static async Task<IResult> ReadAsync(HttpContext context, long id, BroadcastReader reader, EstimateBroadcast estimate)
    {
        var broadcast = await context.BroadcastAsync(id, reader);
        var counts = await reader.CountsAsync(broadcast.WorkspaceId, id, context.RequestAborted);
        if (broadcast.State != BroadcastState.Running)
            return Results.Ok(BroadcastResource.Of(broadcast, counts));
        var left = await estimate.LeftAsync(broadcast, context.RequestAborted);
        return Results.Ok(BroadcastResource.Of(broadcast, counts, await reader.RateAsync(broadcast.WorkspaceId, id, context.RequestAborted), left.EndsAt));
    }

    private static async Task<IResult> ChangeAsync(HttpContext context, long id, Body<BroadcastRequest> body, BroadcastReader reader, SaveBroadcast save)
    {
        var broadcast = await context.BroadcastAsync(id, reader);
        var draft = context.Limit(body.Value.Onto(broadcast.ReadDraft()));
        var saved = await save.RunAsync(broadcast.WorkspaceId, id, body.Value.Version ?? broadcast.Version, draft, context.Actor());
        return saved.TryGet(out var changed, out var failure) ? Results.Ok(BroadcastResource.Of(changed, BroadcastCounts.None)) : ApiResults.Problem(failure);
    }

    private static async Task<IResult> DeleteAsync(HttpContext context, long id, BroadcastReader reader, DeleteBroadcast delete)
    {
        var broadcast = await context.BroadcastAsync(id, reader);
        return (await delete.RunAsync(broadcast.WorkspaceId, id, context.Actor())).Failure is { } failure ? ApiResults.Problem(failure) : Results.NoContent();
    }

    private static async Task<IResult> RecipientsAsync(HttpContext context, long id, PageRequest page, BroadcastReader reader, RecipientReader recipients)
    {
        var broadcast = await context.BroadcastAsync(id, reader);
        var rows = await recipients.PageAsync(broadcast.WorkspaceId, id, context.QueryWord<RecipientState>("state"), page.After(1)?[0], page.Limit, cancellation: context.RequestAborted);
        return Results.Ok(ApiPage.Of(rows, page.Limit, RecipientResource.Of, row => ApiCursor.Of(row.Recipient.Id)));
    }
}

internal static class BroadcastsOfKey
{
    extension(HttpContext context)
    {
        /// <summary>The broadcast, which the key must be allowed to see.</summary>
        public async Task<Broadcast> BroadcastAsync(long id, BroadcastReader reader) =>
            await reader.FindAsync(context.ApiKey().WorkspaceId, id, context.RequestAborted) is { State: not BroadcastState.Template } broadcast && context.MayUse(broadcast) ? broadcast
                : throw new ApiRefusedException(BroadcastErrors.NotFound);

        /// <summary>A key that is limited to some bots uses broadcasts that go through these only.</summary>
        public bool MayUse(Broadcast broadcast) => context.ApiKey().Bots is not { } own || broadcast.ReadBots() is { } bots && bots.All(own.Contains);

        public BroadcastDraft Limit(BroadcastDraft draft)
        {
            foreach (var bot in draft.Bots ?? new HashSet<Core.Storage.BotId>())
                context.Allowed(bot);
            return draft.Bots is null ? draft with { Bots = context.ApiKey().Bots } : draft;
        }
    }
}
