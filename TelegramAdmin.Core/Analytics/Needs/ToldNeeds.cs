using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Analytics.Needs;

/// <summary>Which needs webhooks were told of, and when: kept with the workspace, so that a restart tells nothing twice and forgets no end.</summary>
internal sealed record ToldNeeds(Dictionary<string, string> Open, List<DateTimeOffset> At)
{
    private const string Key = "needs.told";

    public static async Task<ToldNeeds> ReadAsync(AppDbContext db, WorkspaceId workspace)
    {
        var json = await db.Set<WorkspaceSetting>().AsNoTracking().Where(s => s.WorkspaceId == workspace && s.Key == Key).Select(s => s.Value).FirstOrDefaultAsync();
        return (json is null ? null : JsonSerializer.Deserialize<ToldNeeds>(json)) ?? new ToldNeeds([], []);
    }

    public async Task KeepAsync(AppDbContext db, WorkspaceId workspace, DateTimeOffset now)
    {
        var json = JsonSerializer.Serialize(this);
        if (await db.Set<WorkspaceSetting>().AsTracking().FirstOrDefaultAsync(s => s.WorkspaceId == workspace && s.Key == Key) is { } row)
            (row.Value, row.ChangedAt) = (json, now);
        else
            db.Set<WorkspaceSetting>().Add(new WorkspaceSetting { WorkspaceId = workspace, Key = Key, Value = json, ChangedAt = now });
    }
}
