using TelegramAdmin.Auth;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Webhooks.Endpoints;
using TelegramAdmin.Core.Webhooks.Sending;

namespace TelegramAdmin.Features.Settings.Webhooks;

/// <summary>What somebody does to a webhook: may they, do it, write it down.</summary>
public sealed class HookActs(StaffSession session, SaveWebhook save, SwitchWebhook switching, WebhookSecrets secrets, RedeliverWebhook redeliver)
{
    public async Task<Result<CreatedWebhook>> CreateAsync(WebhookDraft draft)
    {
        var made = await save.CreateAsync(await WorkspaceAsync(), draft);
        if (made.IsOk)
            await RecordAsync("webhook.added", made.Value.Row);
        return made;
    }

    public Task<Failure?> ChangeAsync(long id, WebhookDraft draft) => RunAsync("webhook.changed", async () => await save.ChangeAsync(await WorkspaceAsync(), id, _ => draft));

    public Task<Failure?> SwitchOnAsync(long id) => RunAsync("webhook.switched_on", async () => await switching.OnAsync(await WorkspaceAsync(), id));

    public Task<Failure?> SwitchOffAsync(long id) => RunAsync("webhook.switched_off", async () => await switching.OffAsync(await WorkspaceAsync(), id));

    public Task<Failure?> RemoveAsync(long id) => RunAsync("webhook.removed", async () => await switching.RemoveAsync(await WorkspaceAsync(), id));

    /// <returns>Null where the key that encrypted it is gone.</returns>
    public async Task<string?> RevealAsync(WebhookEndpoint row)
    {
        var secret = await secrets.RevealAsync(await WorkspaceAsync(), row.Id);
        await RecordAsync("webhook.secret_shown", row);
        return secret;
    }

    public async Task<Result<CreatedWebhook>> RotateAsync(long id)
    {
        var made = await secrets.RotateAsync(await WorkspaceAsync(), id);
        if (made.IsOk)
            await RecordAsync("webhook.secret_rotated", made.Value.Row);
        return made;
    }

    public async Task<Result<long>> TestAsync(long id) => await redeliver.TestAsync(await WorkspaceAsync(), id);

    public async Task<Result<long>> RedeliverAsync(long id, long delivery) => await redeliver.OneAsync(await WorkspaceAsync(), id, delivery);

    public async Task<Result<long>> RedeliverFailedAsync(WebhookEndpoint row)
    {
        var sent = await redeliver.AllFailedAsync(await WorkspaceAsync(), row.Id);
        if (sent.IsOk)
            await RecordAsync("webhook.redelivered", row, $"{sent.Value} deliveries");
        return sent;
    }

    private async Task<Failure?> RunAsync(string action, Func<Task<Result<WebhookEndpoint>>> act)
    {
        var done = await act();
        if (done.IsOk)
            await RecordAsync(action, done.Value);
        return done.Failure;
    }

    private async Task<Core.Storage.WorkspaceId> WorkspaceAsync() => (await session.RequireAsync(AdminRole.Admin)).Workspace;

    private Task RecordAsync(string action, WebhookEndpoint row, string? details = null) =>
        session.RecordAsync(action, Core.Storage.ShortText.Cut(row.Url, 300), details);
}
