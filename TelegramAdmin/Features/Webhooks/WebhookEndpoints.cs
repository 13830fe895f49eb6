using TelegramAdmin.Api;
using TelegramAdmin.Api.Problems;
using TelegramAdmin.Api.Requests;
using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Webhooks;
using TelegramAdmin.Core.Webhooks.Endpoints;
using TelegramAdmin.Core.Webhooks.Sending;

namespace TelegramAdmin.Features.Webhooks;

/// <summary>/webhooks: who is told of events, and what was delivered.</summary>
internal static class WebhookEndpoints
{
    private const string Example = """{ "url": "https://example.com/hook", "events": ["message.failed", "message.unknown"] }""";

    public static void MapWebhooks(this RouteGroupBuilder api)
    {
        var hooks = api.MapGroup("/webhooks").WithTags("Webhooks");
        hooks.MapGet("", ListAsync).RequireScope(ApiScopes.MessagesRead).Produces<ApiPage<WebhookResource>>()
            .Describe("List the webhooks", "All of them; a workspace has 20 at most.");
        hooks.MapGet("/{id}", ReadAsync).RequireScope(ApiScopes.MessagesRead).Produces<WebhookResource>().Fails("webhook_not_found")
            .Describe("Read a webhook", "Where it is, what it hears, and whether it answers.");
        hooks.MapPost("", CreateAsync).RequireScope(ApiScopes.MessagesSend).Produces<WebhookResource>(StatusCodes.Status201Created)
            .Takes<NewWebhookRequest>(Example).Fails(WebhookApiErrors.Saving).Fails("webhook_limit_reached")
            .Describe("Add a webhook", "The answer holds the secret that signs, as Standard Webhooks say; keep it.");
        hooks.MapPatch("/{id}", ChangeAsync).RequireScope(ApiScopes.MessagesSend).Produces<WebhookResource>()
            .Takes<WebhookPatch>("""{ "enabled": true, "events": [] }""").Fails(WebhookApiErrors.Saving).Fails("webhook_not_found", "webhook_not_yours")
            .Describe("Change a webhook", "What is left out stays as it is. What failed while it was off can be sent again with /redeliver.");
        hooks.MapDelete("/{id}", RemoveAsync).RequireScope(ApiScopes.MessagesSend).Produces(StatusCodes.Status204NoContent).Fails("webhook_not_found", "webhook_not_yours")
            .Describe("Remove a webhook", "What waits for it is not sent any more.");
        hooks.MapPost("/{id}/rotate", RotateAsync).RequireScope(ApiScopes.MessagesSend).Produces<WebhookResource>().Fails("webhook_not_found", "webhook_not_yours")
            .Describe("Change the secret", "The answer holds the new one. For 24 hours both sign, so that the other side can change over.");
        hooks.MapPost("/{id}/test", TestAsync).RequireScope(ApiScopes.MessagesSend).Produces<WebhookQueued>(StatusCodes.Status202Accepted).Fails("webhook_not_found", "webhook_not_yours", "webhook_switched_off")
            .Describe("Send a test event", "An event webhook.test goes out at once; the list of deliveries tells how it went.");
        hooks.MapGet("/{id}/deliveries", DeliveriesAsync).RequireScope(ApiScopes.MessagesRead).Produces<ApiPage<WebhookDeliveryResource>>().Fails("webhook_not_found").Paged()
            .Query("state", ApiParameterKind.Text, "pending, delivered or failed.").Query("type", ApiParameterKind.Text, "Only events of this type.")
            .Describe("List deliveries", "What was sent to a webhook, newest first, each with all its tries. Kept for 30 days.");
        hooks.MapPost("/{id}/deliveries/{delivery}/redeliver", RedeliverAsync).RequireScope(ApiScopes.MessagesSend).Produces<WebhookQueued>(StatusCodes.Status202Accepted)
            .Fails("webhook_not_found", "webhook_not_yours", "webhook_delivery_not_found", "webhook_switched_off")
            .Describe("Send a delivery again", "The same event under the same webhook-id.");
        hooks.MapPost("/{id}/redeliver", RedeliverFailedAsync).RequireScope(ApiScopes.MessagesSend).Produces<WebhooksQueued>(StatusCodes.Status202Accepted)
            .Fails("webhook_not_found", "webhook_not_yours", "webhook_switched_off")
            .Describe("Send all that failed again", "Each under its own webhook-id.");
    }

    private static async Task<IResult> ListAsync(HttpContext context, WebhookReader reader, CancellationToken cancellation) =>
        Results.Ok(new ApiPage<WebhookResource>([.. (await reader.ListAsync(context.ApiKey().WorkspaceId, cancellation)).Where(row => MayUse(context, row)).Select(WebhookResource.Of)], null));

    private static async Task<IResult> ReadAsync(HttpContext context, long id, WebhookReader reader, CancellationToken cancellation) =>
        Results.Ok(WebhookResource.Of(await FindAsync(context, id, reader, cancellation)));

    private static async Task<IResult> CreateAsync(HttpContext context, Body<NewWebhookRequest> body, SaveWebhook save)
    {
        if (!(await save.CreateAsync(context.ApiKey().WorkspaceId, Limited(context, body.Value.Draft), context.ApiKey().Id)).TryGet(out var made, out var failure))
            return ApiResults.Problem(failure);
        await context.RecordAsync("webhook.added", Target(made.Row));
        return Results.Created($"{ApiModule.Current}/webhooks/{made.Row.Id}", WebhookResource.Of(made));
    }

    private static async Task<IResult> ChangeAsync(HttpContext context, long id, Body<WebhookPatch> body, WebhookReader reader, SaveWebhook save, SwitchWebhook switching)
    {
        var (workspace, patch) = (context.ApiKey().WorkspaceId, body.Value);
        await FindOwnAsync(context, id, reader);
        var changed = await save.ChangeAsync(workspace, id, draft => Limited(context, patch.Change(draft)));
        if (changed.IsOk && patch.Enabled is { } isOn && isOn != changed.Value.IsEnabled)
            changed = isOn ? await switching.OnAsync(workspace, id) : await switching.OffAsync(workspace, id);
        return await AnswerAsync(context, changed, "webhook.changed", row => Results.Ok(WebhookResource.Of(row)));
    }

    private static async Task<IResult> RemoveAsync(HttpContext context, long id, WebhookReader reader, SwitchWebhook switching)
    {
        await FindOwnAsync(context, id, reader);
        return await AnswerAsync(context, await switching.RemoveAsync(context.ApiKey().WorkspaceId, id), "webhook.removed", _ => Results.NoContent());
    }

    private static async Task<IResult> RotateAsync(HttpContext context, long id, WebhookReader reader, WebhookSecrets secrets)
    {
        await FindOwnAsync(context, id, reader);
        if (!(await secrets.RotateAsync(context.ApiKey().WorkspaceId, id)).TryGet(out var made, out var failure))
            return ApiResults.Problem(failure);
        await context.RecordAsync("webhook.secret_rotated", Target(made.Row));
        return Results.Ok(WebhookResource.Of(made));
    }

    private static async Task<IResult> TestAsync(HttpContext context, long id, WebhookReader reader, RedeliverWebhook redeliver) =>
        Accepted(await redeliver.TestAsync(context.ApiKey().WorkspaceId, (await FindOwnAsync(context, id, reader)).Id), delivery => new WebhookQueued(delivery));

    private static async Task<IResult> RedeliverAsync(HttpContext context, long id, long delivery, WebhookReader reader, RedeliverWebhook redeliver) =>
        Accepted(await redeliver.OneAsync(context.ApiKey().WorkspaceId, (await FindOwnAsync(context, id, reader)).Id, delivery, context.ApiKey().Bots), sent => new WebhookQueued(sent));

    private static async Task<IResult> RedeliverFailedAsync(HttpContext context, long id, WebhookReader reader, RedeliverWebhook redeliver) =>
        Accepted(await redeliver.AllFailedAsync(context.ApiKey().WorkspaceId, (await FindOwnAsync(context, id, reader)).Id, context.ApiKey().Bots), count => new WebhooksQueued(count));

    private static async Task<IResult> DeliveriesAsync(HttpContext context, long id, PageRequest page, WebhookReader reader, CancellationToken cancellation)
    {
        var workspace = context.ApiKey().WorkspaceId;
        await FindAsync(context, id, reader, cancellation);
        var filter = new WebhookDeliveryFilter(context.QueryWord<WebhookDeliveryState>("state"), context.QueryText("type"), page.After(1) is [var before] ? before : null, context.ApiKey().Bots);
        var rows = await reader.DeliveriesAsync(workspace, id, filter, page.Limit, cancellation);
        var tries = await reader.AttemptsAsync(workspace, [.. rows.Select(r => r.Id)], cancellation);
        return Results.Ok(ApiPage.Of(rows, page.Limit, row => WebhookDeliveryResource.Of(row, tries[row.Id]), row => ApiCursor.Of(row.Id)));
    }

    /// <summary>A key that is limited to some bots neither sees nor touches what tells of others.</summary>
    private static async Task<WebhookEndpoint> FindAsync(HttpContext context, long id, WebhookReader reader, CancellationToken cancellation = default) =>
        await reader.FindAsync(context.ApiKey().WorkspaceId, id, cancellation) is { } row && MayUse(context, row) ? row : throw new ApiRefusedException(WebhookErrors.NotFound);

    /// <summary>Who may send does not take over what a person or another program has set up: its secret, its address, its history.</summary>
    private static async Task<WebhookEndpoint> FindOwnAsync(HttpContext context, long id, WebhookReader reader)
    {
        var (row, key) = (await FindAsync(context, id, reader), context.ApiKey());
        return row.ApiKeyId == key.Id || key.Allows(ApiScopes.Admin) ? row : throw new ApiRefusedException(WebhookApiErrors.NotYours);
    }

    private static bool MayUse(HttpContext context, WebhookEndpoint row) =>
        context.ApiKey().Bots is not { } allowed || (WebhookDraft.Of(row).Bots is { } told && told.All(allowed.Contains));

    /// <summary>"All bots" of a key that is limited to some are those.</summary>
    private static WebhookDraft Limited(HttpContext context, WebhookDraft draft)
    {
        if (context.ApiKey().Bots is not { } allowed)
            return draft;
        foreach (var bot in draft.Bots ?? [])
            context.Allowed(bot);
        return draft with { Bots = draft.Bots ?? [.. allowed] };
    }

    private static IResult Accepted<T>(Result<long> queued, Func<long, T> view) =>
        queued.TryGet(out var value, out var failure) ? Results.Json(view(value), statusCode: StatusCodes.Status202Accepted) : ApiResults.Problem(failure);

    private static async Task<IResult> AnswerAsync(HttpContext context, Result<WebhookEndpoint> result, string action, Func<WebhookEndpoint, IResult> view)
    {
        if (!result.TryGet(out var row, out var failure))
            return ApiResults.Problem(failure);
        await context.RecordAsync(action, Target(row));
        return view(row);
    }

    /// <summary>As much of the address as the audit log holds.</summary>
    private static string Target(WebhookEndpoint row) => ShortText.Cut(row.Url, 300);
}
