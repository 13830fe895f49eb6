using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Access;

/// <summary>What the staff is called, whoever left included: for what they once did.</summary>
public sealed class StaffNames(IDatabase database)
{
    public async Task<IReadOnlyDictionary<long, string>> OfAsync(IEnumerable<long> adminIds)
    {
        var ids = adminIds.Distinct().ToArray();
        if (ids.Length == 0)
            return new Dictionary<long, string>();
        await using var db = database.ReadAll();
        return await db.Admins.Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Name);
    }
}
