using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Analytics;

/// <summary>The programs that messages come from: names of API keys, revoked ones too, since their messages stay.</summary>
public sealed class SourceReader(IDatabase database, TimeProvider time)
{
    private readonly SharedRead<WorkspaceId, IReadOnlyDictionary<long, string>> _shared = new(TimeSpan.FromSeconds(5), time);

    public Task<IReadOnlyDictionary<long, string>> ReadAsync(WorkspaceId workspace) => _shared.GetAsync(workspace, async () =>
    {
        await using var db = database.Read(workspace);
        return await db.ApiKeys.OrderBy(k => k.Id).ToDictionaryAsync(k => k.Id, k => k.Name);
    });
}
