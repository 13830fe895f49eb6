using TelegramAdmin.Api;
using TelegramAdmin.Api.Problems;
using TelegramAdmin.Api.Requests;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Campaigns.Gifts;
using TelegramAdmin.Core.Campaigns.Gifts.Drafting;
using TelegramAdmin.Core.Campaigns.Gifts.Reading;
using TelegramAdmin.Core.Campaigns.Gifts.Running;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Features.Gifts.Rest;

/// <summary>/gifts: credits or passes for many, prepared, tried, started, followed, stopped and taken back.</summary>
internal static class GiftEndpoints
{
    private const string Example = """{ "name": "May thanks", "audience": { "kind": "where", "field": "language", "is": "is", "values": ["es"] }, "credits": 5, "message": { "default": { "text": "5 credits for you, {{ first_name }}." } } }""";

    public static void MapGifts(this RouteGroupBuilder api)
    {
        var gifts = api.MapGroup("/gifts").WithTags("Campaigns").AddEndpointFilter(RefuseLimitedKeys);
        gifts.MapGet("", ListAsync).RequireScope(ApiScopes.UsersRead).Produces<ApiPage<MassGiftResource>>().Paged()
            .Query("tab", ApiParameterKind.Text, "Only drafts, running or done.")
            .Describe("List gifts", "Newest first, with how far each got.");
        gifts.MapPost("", CreateAsync).RequireScope(ApiScopes.UsersWrite).Produces<MassGiftResource>(StatusCodes.Status201Created).Takes<MassGiftRequest>(Example).Fails(GiftApiErrors.Writing)
            .Describe("Prepare a gift", "Makes a draft. Nothing is given before it is started.");
        gifts.MapPost("/dry-run", TryAsync).RequireScope(ApiScopes.UsersRead).Produces<GiftDryRunResource>().Takes<MassGiftRequest>(Example).Fails(GiftApiErrors.Writing)
            .Describe("Try a gift", "Who would get it and what it would cost, as things stand now. Nothing is given or kept.");
        gifts.MapGet("/{id}", ReadAsync).RequireScope(ApiScopes.UsersRead).Produces<MassGiftResource>().Fails("gift_not_found")
            .Describe("Read a gift", "With its figures at this moment.");
        gifts.MapGet("/{id}/recipients", RecipientsAsync).RequireScope(ApiScopes.UsersRead).Produces<ApiPage<GiftRecipientResource>>().Paged().Fails("gift_not_found")
            .Describe("List the people of a gift", "In the order in which they were listed, with what became of each.");
        gifts.MapDelete("/{id}", DeleteAsync).RequireScope(ApiScopes.UsersWrite).Produces(StatusCodes.Status204NoContent).Fails(GiftApiErrors.Steering)
            .Describe("Delete a draft", "What was started stays: the ledger speaks of it.");
        gifts.MapPost("/{id}/start", StartAsync).RequireScope(ApiScopes.UsersWrite).Produces<MassGiftResource>(StatusCodes.Status202Accepted).Takes<GiftStartRequest>("""{ "confirm": 4210 }""").Fails(GiftApiErrors.Starting)
            .Describe("Start a gift", "Each person gets it once, however often this is called. From 10,000 people on, and where the audience is everybody, the number of people has to be confirmed.");
        MapSteering(gifts, "pause", (steer, workspace, id, actor) => steer.PauseAsync(workspace, id, actor), "Pause a gift", "Nobody else gets it until it goes on.");
        MapSteering(gifts, "resume", (steer, workspace, id, actor) => steer.ResumeAsync(workspace, id, actor), "Let a gift go on", "From where it was paused.");
        MapSteering(gifts, "cancel", (steer, workspace, id, actor) => steer.CancelAsync(workspace, id, actor), "Stop a gift", "Who has it keeps it; nobody else gets it.");
        MapSteering(gifts, "undo", (steer, workspace, id, actor) => steer.UndoAsync(workspace, id, actor), "Take a gift back", "Takes from each what they have not spent of it, and ends what is left of passes. The gift has to be finished or stopped.");
    }

    // Credits are of the workspace, not of a bot.
    private static ValueTask<object?> RefuseLimitedKeys(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next) => invocation.HttpContext.ApiKey().Bots is null
        ? next(invocation)
        : throw new ApiRefusedException(new Failure(FailureKind.Forbidden, "bot_not_allowed", "Gifts go to people of every bot, and this key may use some bots only. Take a key that may use every bot."));

    private delegate Task<Result<GiftCampaign>> Steering(SteerGift steer, WorkspaceId workspace, long id, Actor actor);

    private static void MapSteering(RouteGroupBuilder gifts, string verb, Steering steering, string summary, string description) =>
        gifts.MapPost($"/{{id}}/{verb}", async (HttpContext context, long id, SteerGift steer, GiftReader reader) =>
            await AnswerAsync(context, await steering(steer, context.ApiKey().WorkspaceId, id, context.Actor()), reader, StatusCodes.Status202Accepted))
            .RequireScope(ApiScopes.UsersWrite).Produces<MassGiftResource>(StatusCodes.Status202Accepted).Fails(GiftApiErrors.Steering).Describe(summary, description);

    private static async Task<IResult> ListAsync(HttpContext context, PageRequest page, GiftReader reader, CancellationToken cancellation)
    {
        var found = await reader.ListAsync(context.ApiKey().WorkspaceId, TabOf(context.Request.Query["tab"]), page.After(1) is [var before] ? before : null, page.Limit, cancellation);
        return Results.Ok(new ApiPage<MassGiftResource>([.. found.Rows.Select(MassGiftResource.Of)], found.Next is { } next ? ApiCursor.Of(next) : null));
    }

    private static GiftTab TabOf(string? word) => word switch
    {
        null or "" => GiftTab.All,
        "drafts" => GiftTab.Drafts,
        "running" => GiftTab.Running,
        "done" => GiftTab.Done,
        _ => throw new ApiRefusedException(new Failure(FailureKind.Invalid, "parameter_invalid", "tab is drafts, running or done. Leave it out for all.", "tab")),
    };

    private static async Task<IResult> CreateAsync(HttpContext context, Body<MassGiftRequest> body, SaveGift save, GiftReader reader) =>
        await AnswerAsync(context, await save.RunAsync(context.ApiKey().WorkspaceId, null, 0, body.Value.ToDraft(), context.Actor()), reader, StatusCodes.Status201Created);

    private static async Task<IResult> TryAsync(HttpContext context, Body<MassGiftRequest> body, DryRunGift dryRun, CancellationToken cancellation) =>
        (await dryRun.RunAsync(context.ApiKey().WorkspaceId, body.Value.ToDraft(), cancellation)).TryGet(out var forecast, out var failure) ? Results.Ok(GiftDryRunResource.Of(forecast)) : ApiResults.Problem(failure);

    private static async Task<IResult> ReadAsync(HttpContext context, long id, GiftReader reader, CancellationToken cancellation) =>
        await reader.FindAsync(context.ApiKey().WorkspaceId, id, cancellation) is { } line ? Results.Ok(MassGiftResource.Of(line)) : ApiResults.Problem(GiftErrors.NotFound);

    private static async Task<IResult> RecipientsAsync(HttpContext context, long id, PageRequest page, GiftReader reader, CancellationToken cancellation)
    {
        var workspace = context.ApiKey().WorkspaceId;
        if (await reader.FindAsync(workspace, id, cancellation) is null)
            return ApiResults.Problem(GiftErrors.NotFound);
        var found = await reader.RecipientsAsync(workspace, id, null, page.After(1) is [var after] ? after : 0, page.Limit, cancellation);
        return Results.Ok(new ApiPage<GiftRecipientResource>([.. found.Rows.Select(GiftRecipientResource.Of)], found.Next is { } next ? ApiCursor.Of(next) : null));
    }

    private static async Task<IResult> DeleteAsync(HttpContext context, long id, DeleteGift delete) =>
        (await delete.RunAsync(context.ApiKey().WorkspaceId, id, context.Actor())).Failure is { } failure ? ApiResults.Problem(failure) : Results.NoContent();

    private static async Task<IResult> StartAsync(HttpContext context, long id, Body<GiftStartRequest> body, StartGift start, GiftReader reader) =>
        await AnswerAsync(context, await start.RunAsync(context.ApiKey().WorkspaceId, id, body.Value.Version, body.Value.Confirm, context.Actor()), reader, StatusCodes.Status202Accepted);

    private static async Task<IResult> AnswerAsync(HttpContext context, Result<GiftCampaign> done, GiftReader reader, int status)
    {
        if (!done.TryGet(out var gift, out var failure))
            return ApiResults.Problem(failure);
        var resource = MassGiftResource.Of((await reader.FindAsync(gift.WorkspaceId, gift.Id, context.RequestAborted))!);
        return status == StatusCodes.Status201Created ? Results.Created($"{ApiModule.Current}/gifts/{gift.Id}", resource) : Results.Accepted($"{ApiModule.Current}/gifts/{gift.Id}", resource);
    }
}
