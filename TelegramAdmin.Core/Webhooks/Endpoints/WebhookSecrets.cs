using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Security;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Webhooks.Endpoints;

/// <summary>Shows an endpoint's secret, and changes it. For a day both the new one and the one before sign, so that the other side can change over.</summary>
public sealed class WebhookSecrets(IDatabase database, EndpointChanges changes, SecretProtector protector, TimeProvider time)
{
    public static readonly TimeSpan Overlap = TimeSpan.FromHours(24);

    /// <returns>Null where there is no such endpoint, or the key that encrypted the secret is gone.</returns>
    public async Task<string?> RevealAsync(WorkspaceId workspace, long id)
    {
        await using var db = database.Read(workspace);
        return await db.WebhookEndpoints.Where(e => e.Id == id).Select(e => e.ProtectedSecret).FirstOrDefaultAsync() is { } secret ? protector.TryReveal(secret) : null;
    }

    public Task<Result<CreatedWebhook>> RotateAsync(WorkspaceId workspace, long id)
    {
        var secret = WebhookSignature.NewSecret();
        return database.WriteAsync(workspace, async db =>
        {
            if (await db.WebhookEndpoints.AsTracking().FirstOrDefaultAsync(e => e.Id == id) is not { } row)
                return (Result<CreatedWebhook>)WebhookErrors.NotFound;
            (row.ProtectedOldSecret, row.OldSecretUntil) = (row.ProtectedSecret, time.GetUtcNow() + Overlap);
            row.ProtectedSecret = protector.Protect(secret);
            changes.Follow(db, workspace);
            return new CreatedWebhook(row, secret);
        });
    }
}
