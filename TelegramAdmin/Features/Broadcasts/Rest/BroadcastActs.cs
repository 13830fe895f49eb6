using TelegramAdmin.Api;
using TelegramAdmin.Api.Problems;
using TelegramAdmin.Api.Requests;
using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Campaigns.Broadcasts;
using TelegramAdmin.Core.Campaigns.Broadcasts.Changing;
using TelegramAdmin.Core.Campaigns.Broadcasts.Deciding;
using TelegramAdmin.Core.Campaigns.Broadcasts.Drafting;
using TelegramAdmin.Core.Campaigns.Broadcasts.Reading;
using TelegramAdmin.Core.Campaigns.Broadcasts.Starting;
using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Features.Broadcasts.Rest;

/// <summary>/broadcasts/{id}/…: started, held, ended, tried again, and changed after it was sent.</summary>
internal static class BroadcastActs
{
    public static void MapActs(this RouteGroupBuilder broadcasts)
    {
        broadcasts.MapPost("/{id}/start", StartAsync).RequireScope(ApiScopes.MessagesSend).Produces<BroadcastResource>()
            .Takes<StartRequest>("""{ "confirm": 12500, "schedule": { "start": "at", "at": "2030-05-01T09:00:00", "time_zone": "Europe/Lisbon" } }""")
            .Fails([.. BroadcastCodes.OfDrafts, .. BroadcastCodes.OfStarts, "broadcast_not_found", "broadcast_changed", "broadcast_state_wrong"])
            .Describe("Start a draft", "Now, or at its time. From 10,000 people on, and for everybody, the number has to be confirmed.");
        DescribeAct(broadcasts.MapPost("/{id}/pause", PauseAsync), "Pause it", "What waits in the queue comes back; what is under way still arrives.");
        DescribeAct(broadcasts.MapPost("/{id}/resume", ResumeAsync), "Resume it", "It goes on with the next person.");
        DescribeAct(broadcasts.MapPost("/{id}/cancel", CancelAsync), "Stop it for good", "Whoever has not had it gets nothing.");
        broadcasts.MapPost("/{id}/duplicate", DuplicateAsync).RequireScope(ApiScopes.MessagesSend).Produces<BroadcastResource>(StatusCodes.Status201Created)
            .Fails([.. BroadcastCodes.OfDrafts, "broadcast_not_found"]).Describe("Write one like it", "A draft.");
        broadcasts.MapPost("/{id}/retry", RetryAsync).RequireScope(ApiScopes.MessagesSend).Produces<ConcernedResource>()
            .Fails("broadcast_not_found", "broadcast_state_wrong", "broadcast_nothing_to_do").Describe("Try the failed again", "Those of whom nobody knows whether it arrived are not among them.");
        broadcasts.MapPost("/{id}/edit-sent", EditAsync).RequireScope(ApiScopes.MessagesSend).Produces<ConcernedResource>()
            .Takes<EditSentRequest>("""{ "message": { "default": { "text": "Hello again" } } }""")
            .Fails([.. BroadcastCodes.OfDrafts, "broadcast_not_found", "broadcast_changed", "broadcast_state_wrong", "broadcast_nothing_to_do", "broadcast_files_changed"])
            .Describe("Edit it everywhere", "Text and buttons of what was sent; files stay.");
        broadcasts.MapPost("/{id}/delete-sent", DeleteSentAsync).RequireScope(ApiScopes.MessagesSend).Produces<ConcernedResource>()
            .Fails("broadcast_not_found", "broadcast_state_wrong", "broadcast_nothing_to_do").Describe("Delete it everywhere", "Telegram lets bots delete what was sent within the last 48 hours.");
    }

    private static void DescribeAct(RouteHandlerBuilder act, string summary, string description) =>
        act.RequireScope(ApiScopes.MessagesSend).Produces<BroadcastResource>().Fails("broadcast_not_found", "broadcast_state_wrong").Describe(summary, description);

    private static async Task<IResult> StartAsync(HttpContext context, long id, Body<StartRequest> body, BroadcastReader reader, SaveBroadcast save, StartBroadcast start)
    {
        var broadcast = await context.BroadcastAsync(id, reader);
        var version = body.Value.Version ?? broadcast.Version;
        if (body.Value.Schedule is { } timing)
        {
            if (!(await save.RunAsync(broadcast.WorkspaceId, id, version, broadcast.ReadDraft() with { Timing = timing }, context.Actor())).TryGet(out var saved, out var refused))
                return ApiResults.Problem(refused);
            version = saved.Version;
        }
        return await AnswerAsync(context, reader, await start.RunAsync(broadcast.WorkspaceId, id, version, context.Actor(), body.Value.Confirm, context.RequestAborted));
    }

    private static async Task<IResult> PauseAsync(HttpContext context, long id, BroadcastReader reader, PauseBroadcast pause) =>
        await AnswerAsync(context, reader, await pause.RunAsync((await context.BroadcastAsync(id, reader)).WorkspaceId, id, context.Actor()));

    private static async Task<IResult> ResumeAsync(HttpContext context, long id, BroadcastReader reader, ResumeBroadcast resume) =>
        await AnswerAsync(context, reader, await resume.RunAsync((await context.BroadcastAsync(id, reader)).WorkspaceId, id, context.Actor()));

    private static async Task<IResult> CancelAsync(HttpContext context, long id, BroadcastReader reader, CancelBroadcast cancel) =>
        await AnswerAsync(context, reader, await cancel.RunAsync((await context.BroadcastAsync(id, reader)).WorkspaceId, id, context.Actor()));

    private static async Task<IResult> DuplicateAsync(HttpContext context, long id, BroadcastReader reader, DuplicateBroadcast duplicate)
    {
        var broadcast = await context.BroadcastAsync(id, reader);
        return (await duplicate.RunAsync(broadcast.WorkspaceId, id, context.Actor())).TryGet(out var copy, out var failure)
            ? Results.Created($"{ApiModule.Current}/broadcasts/{copy.Id}", BroadcastResource.Of(copy, BroadcastCounts.None))
            : ApiResults.Problem(failure);
    }

    private static async Task<IResult> RetryAsync(HttpContext context, long id, BroadcastReader reader, RetryFailed retry) =>
        Concerned(await retry.RunAsync((await context.BroadcastAsync(id, reader)).WorkspaceId, id, context.Actor()));

    private static async Task<IResult> EditAsync(HttpContext context, long id, Body<EditSentRequest> body, BroadcastReader reader, EditSent edit)
    {
        var broadcast = await context.BroadcastAsync(id, reader);
        var variants = body.Value.Variants ?? (body.Value.Message is { } message ? [.. broadcast.ReadVariants().Select(v => v with { Message = message })] : []);
        return Concerned(await edit.RunAsync(broadcast.WorkspaceId, id, body.Value.Version ?? broadcast.Version, variants, context.Actor()));
    }

    private static async Task<IResult> DeleteSentAsync(HttpContext context, long id, BroadcastReader reader, DeleteSent delete) =>
        Concerned(await delete.RunAsync((await context.BroadcastAsync(id, reader)).WorkspaceId, id, context.Actor()));

    private static IResult Concerned(Result<int> done) => done.TryGet(out var messages, out var failure) ? Results.Ok(new ConcernedResource(messages)) : ApiResults.Problem(failure);

    private static async Task<IResult> AnswerAsync(HttpContext context, BroadcastReader reader, Result<Broadcast> done) =>
        done.TryGet(out var broadcast, out var failure)
            ? Results.Ok(BroadcastResource.Of(broadcast, await reader.CountsAsync(broadcast.WorkspaceId, broadcast.Id, context.RequestAborted)))
            : ApiResults.Problem(failure);
}
