using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Api;
using TelegramAdmin.Api.Problems;
using TelegramAdmin.Api.Requests;
using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Features.Bots;

/// <summary>/bots: register, read, change and remove bots.</summary>
internal static class BotEndpoints
{
    public static void MapBots(this RouteGroupBuilder api)
    {
        var bots = api.MapGroup("/bots").WithTags("Bots");
        bots.MapGet("", ListAsync).RequireScope(Readers).Produces<ApiPage<BotResource>>().Paged()
            .Describe("List the bots", "The bots that the key may use, by id.");
        bots.MapGet("/{id}", ReadAsync).RequireScope(Readers).Produces<BotResource>().Fails("bot_not_found")
            .Describe("Read a bot", "How it receives, how it fares, and how it sends.");
        bots.MapPost("", AddAsync).RequireScope(ApiScopes.BotsManage).Produces<BotResource>(StatusCodes.Status201Created)
            .Takes<NewBotRequest>("""{ "token": "123456:ABC-your-token", "mode": "polling" }""").Fails(BotApiErrors.Adding)
            .Describe("Register a bot", "Telegram confirms the token before anything is stored. A key that is limited to some bots cannot register another.");
        bots.MapPatch("/{id}", ChangeAsync).RequireScope(ApiScopes.BotsManage).Produces<BotResource>()
            .Takes<BotPatch>("""{ "state": "off", "retry_policy": { "server_error": { "max_attempts": 5 }, "give_up_after": 3600 } }""").Fails(BotApiErrors.Changing)
            .Describe("Change a bot", "What is left out stays as it is. A bot that is off neither receives nor sends; its messages wait.");
        bots.MapDelete("/{id}", RemoveAsync).RequireScope(ApiScopes.BotsManage).Produces(StatusCodes.Status204NoContent).Fails("bot_not_found")
            .Describe("Remove a bot", "Its token is erased here; Telegram keeps the bot, and its history stays.");
    }

    private static ApiScopes[] Readers => [ApiScopes.BotsManage, ApiScopes.MessagesRead, ApiScopes.StatsRead];

    private static async Task<IResult> ListAsync(HttpContext context, PageRequest page, IDatabase database, CancellationToken cancellation)
    {
        var key = context.ApiKey();
        await using var db = database.Read(key.WorkspaceId);
        var query = db.Bots.Where(b => b.State != BotState.Removed);
        if (key.Bots is { } allowed)
            query = query.Where(b => allowed.Contains(b.Id));
        if (page.After(1) is [var after])
            query = query.Where(b => (long)(object)b.Id > after); // The column is a number; the type is ours.
        var rows = await query.OrderBy(b => b.Id).Take(page.Limit + 1).ToListAsync(cancellation);
        return Results.Ok(ApiPage.Of(rows, page.Limit, BotResource.Of, bot => ApiCursor.Of(bot.Id.Value)));
    }

    private static async Task<IResult> ReadAsync(HttpContext context, BotId id, IDatabase database, CancellationToken cancellation)
    {
        context.Allowed(id);
        await using var db = database.Read(context.ApiKey().WorkspaceId);
        return await db.Bots.FirstOrDefaultAsync(b => b.Id == id && b.State != BotState.Removed, cancellation) is { } bot
            ? Results.Ok(BotResource.Of(bot))
            : ApiResults.Problem(BotErrors.NotFound(id.ToString()));
    }

    private static async Task<IResult> AddAsync(HttpContext context, Body<NewBotRequest> body, AddBot add, ChangeBot change, CancellationToken cancellation)
    {
        var (key, wanted) = (context.ApiKey(), body.Value);
        if (key.Bots is not null)
            return ApiResults.Problem(BotApiErrors.KeyIsLimited);
        var naming = new BotChange { Name = wanted.Name };
        if (naming.Fault() is { } fault)
            return ApiResults.Problem(fault);
        var added = await add.RunAsync(key.WorkspaceId, wanted.Token, wanted.Mode, cancellation);
        if (added.IsOk && !naming.IsEmpty)
            added = await change.RunAsync(key.WorkspaceId, added.Value.Id, naming);
        if (!added.TryGet(out var bot, out var failure))
            return ApiResults.Problem(failure);
        await context.RecordAsync("bot.added", "@" + bot.Username);
        return Results.Created($"{ApiModule.Current}/bots/{bot.Id}", BotResource.Of(bot));
    }

    private static async Task<IResult> ChangeAsync(HttpContext context, BotId id, Body<BotPatch> body, ChangeBot change, ControlBot control)
    {
        var (workspace, patch) = (context.ApiKey().WorkspaceId, body.Value);
        context.Allowed(id);
        if (patch.RetryPolicy?.Fault() is { } wrong)
            return ApiResults.Problem(BotApiErrors.PolicyInvalid(wrong));
        var changed = await change.RunAsync(workspace, id, patch.ToChange());
        if (changed.IsOk && patch.Mode is { } mode && mode != changed.Value.Mode)
            changed = await control.ReceiveByAsync(workspace, id, mode);
        if (changed.IsOk && patch.State is { } wanted && (wanted == BotSwitch.Off) != (changed.Value.State == BotState.Off))
            changed = wanted == BotSwitch.Off ? await control.StopAsync(workspace, id) : await control.StartAsync(workspace, id);
        if (!changed.TryGet(out var bot, out var failure))
            return ApiResults.Problem(failure);
        await context.RecordAsync("bot.changed", "@" + bot.Username);
        return Results.Ok(BotResource.Of(bot));
    }

    private static async Task<IResult> RemoveAsync(HttpContext context, BotId id, ControlBot control)
    {
        context.Allowed(id);
        var removed = await control.RemoveAsync(context.ApiKey().WorkspaceId, id);
        if (!removed.TryGet(out var bot, out var failure))
            return ApiResults.Problem(failure);
        await context.RecordAsync("bot.removed", "@" + bot.Username);
        return Results.NoContent();
    }
}
