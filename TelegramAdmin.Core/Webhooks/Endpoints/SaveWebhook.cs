using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Outbound;
using TelegramAdmin.Core.Security;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Webhooks.Endpoints;

/// <summary>Adds an endpoint, or changes where it is and what it hears.</summary>
public sealed class SaveWebhook(IDatabase database, EndpointChanges changes, OutboundHttp http, SecretProtector protector, TimeProvider time)
{
    /// <param name="apiKeyId">The key that makes it; null for a person.</param>
    public async Task<Result<CreatedWebhook>> CreateAsync(WorkspaceId workspace, WebhookDraft draft, long? apiKeyId = null)
    {
        if (await draft.FaultAsync(http) is { } fault)
            return fault;
        var secret = WebhookSignature.NewSecret();
        return await database.WriteAsync(workspace, async db =>
        {
            if (await db.WebhookEndpoints.CountAsync() >= WebhookEndpoint.Most)
                return (Result<CreatedWebhook>)WebhookErrors.TooMany;
            if (await draft.StrangerAsync(db) is { } stranger)
                return stranger;
            var row = new WebhookEndpoint { WorkspaceId = workspace, Url = "", ProtectedSecret = protector.Protect(secret), IsEnabled = true, ApiKeyId = apiKeyId, CreatedAt = time.GetUtcNow() };
            draft.WriteTo(row);
            db.Add(row);
            changes.Follow(db, workspace);
            return new CreatedWebhook(row, secret);
        });
    }

    public async Task<Result<WebhookEndpoint>> ChangeAsync(WorkspaceId workspace, long id, Func<WebhookDraft, WebhookDraft> change)
    {
        if (await FindAsync(workspace, id) is not { } known)
            return WebhookErrors.NotFound;
        var draft = change(WebhookDraft.Of(known));
        if (await draft.FaultAsync(http) is { } fault)
            return fault;
        return await database.WriteAsync(workspace, async db =>
        {
            if (await db.WebhookEndpoints.AsTracking().FirstOrDefaultAsync(e => e.Id == id) is not { } row)
                return (Result<WebhookEndpoint>)WebhookErrors.NotFound;
            if (await draft.StrangerAsync(db) is { } stranger)
                return stranger;
            draft.WriteTo(row);
            changes.Follow(db, workspace);
            return row;
        });
    }

    private async Task<WebhookEndpoint?> FindAsync(WorkspaceId workspace, long id)
    {
        await using var db = database.Read(workspace);
        return await db.WebhookEndpoints.FirstOrDefaultAsync(e => e.Id == id);
    }
}

/// <param name="Secret">What signs; shown now, and in Settings.</param>
public sealed record CreatedWebhook(WebhookEndpoint Row, string Secret)
{
    // Records print what they hold, and this must not stand in a log.
    public override string ToString() => Row.Url;
}
