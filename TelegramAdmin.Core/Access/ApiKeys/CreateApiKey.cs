using System.Security.Cryptography;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Security;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Access.ApiKeys;

/// <summary>Makes a key. What it returns is the only sight of it there will ever be.</summary>
public sealed class CreateApiKey(IDatabase database, SecretProtector protector, EventBus events, TimeProvider time)
{
    private const int CallbackSecretBytes = 32;

    public async Task<Result<CreatedApiKey>> RunAsync(WorkspaceId workspace, NewApiKey request, string createdBy)
    {
        var secret = ApiKeySecret.New();
        var callbackSecret = protector.Protect("whsec_" + Convert.ToBase64String(RandomNumberGenerator.GetBytes(CallbackSecretBytes)));
        return await database.WriteAsync(workspace, async db =>
        {
            if (await request.FaultAsync(db, time.GetUtcNow()) is { } fault)
                return (Result<CreatedApiKey>)fault;
            var row = db.ApiKeys.Add(new ApiKey
            {
                WorkspaceId = workspace,
                Name = request.Name.Trim(),
                Hash = secret.Hash,
                Hint = secret.Hint,
                Scopes = ApiScopeWords.Join(request.Scopes),
                Bots = request.Wording,
                RatePerSecond = request.RatePerSecond,
                ExpiresAt = request.ExpiresAt?.ToUniversalTime(),
                ProtectedCallbackSecret = callbackSecret,
                CreatedBy = createdBy,
                CreatedAt = time.GetUtcNow(),
            }).Entity;
            db.AfterCommit(() => events.Publish(new ApiKeyChanged(workspace, row.Id)));
            return new CreatedApiKey(row, secret.Reveal());
        });
    }
}

/// <param name="Key">The secret, once.</param>
public sealed record CreatedApiKey(ApiKey Row, string Key)
{
    // Records print what they hold, and this must not stand in a log.
    public override string ToString() => Row.Hint;
}
