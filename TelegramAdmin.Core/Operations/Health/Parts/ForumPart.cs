using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Forum;
using TelegramAdmin.Core.Health;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Operations.Health.Parts;

/// <summary>Whether the team's group can be written to.</summary>
internal sealed class ForumPart(IDatabase database) : IHealthPart
{
    public string Key => "forum";

    public string Title => "Forum group";

    public int Order => 90;

    public async Task<HealthFinding> CheckAsync(CancellationToken cancellation)
    {
        await using var db = database.ReadAll();
        var states = await db.ForumGroups.Select(g => g.State).ToListAsync(cancellation);
        if (states.Count == 0)
            return HealthFinding.Off("no group is connected");
        return states.Count(s => s != ForumState.Working) is > 0 and var broken
            ? new(HealthState.Bad, $"{PartWords.Count(broken, "group", "groups")} cannot be used", "See what the bot is not allowed to do there.", "/settings/forum")
            : HealthFinding.Ok($"{PartWords.Count(states.Count, "group works", "groups work")}");
    }
}
