using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Security;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Webhooks;

/// <summary>The secret with which a workspace signs the calls that its rules make. Made when it is first needed, and kept encrypted.</summary>
public sealed class CallSecret(IDatabase database, SecretProtector protector, TimeProvider time)
{
    internal const string Key = "webhooks.call_secret";

    /// <summary>For whoever sets up the other side; null where the key that encrypted it is gone.</summary>
    public async Task<string?> RevealAsync(WorkspaceId workspace)
    {
        await database.WriteAsync(workspace, db => EnsureAsync(db, workspace));
        await using var read = database.Read(workspace);
        return (await ReadAsync(read, workspace)).Select(protector.TryReveal).FirstOrDefault();
    }

    /// <summary>Takes another one; calls that still wait are signed with it too.</summary>
    public Task RotateAsync(WorkspaceId workspace) => database.WriteAsync(workspace, async db =>
    {
        await EnsureAsync(db, workspace);
        var row = await db.WorkspaceSettings.AsTracking().FirstAsync(s => s.WorkspaceId == workspace && s.Key == Key);
        (row.Value, row.ChangedAt) = (New(), time.GetUtcNow());
    });

    internal async Task EnsureAsync(AppDbContext db, WorkspaceId workspace)
    {
        if (await db.WorkspaceSettings.AnyAsync(s => s.WorkspaceId == workspace && s.Key == Key))
            return;
        db.WorkspaceSettings.Add(new WorkspaceSetting { WorkspaceId = workspace, Key = Key, Value = New(), ChangedAt = time.GetUtcNow() });
        await db.SaveChangesAsync();
    }

    /// <summary>Protected; nothing where there is none yet.</summary>
    internal static async Task<IReadOnlyList<string>> ReadAsync(AppDbContext db, WorkspaceId workspace) =>
        await db.WorkspaceSettings.Where(s => s.WorkspaceId == workspace && s.Key == Key).Select(s => s.Value).FirstOrDefaultAsync() is { } json ? [JsonSerializer.Deserialize<string>(json)!] : [];

    private string New() => JsonSerializer.Serialize(protector.Protect(WebhookSignature.NewSecret()));
}
