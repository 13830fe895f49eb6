using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.BotApi;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Jobs;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Forum.Connecting;

/// <summary>Asks Telegram how the connected group stands, for each bot, and writes it down; what waited goes on by that.</summary>
public sealed class CheckForum(IDatabase database, IBotApi api, BotDirectory directory, EventBus events, TimeProvider time) : IScheduledJob
{
    public string Name => "forum-check";

    public string Title => "Forum groups that do not work";

    public string Schedule => "40 */5 * * * ?";

    /// <summary>Groups that did not work when they were last used; those that work need no asking.</summary>
    public async Task<string?> RunAsync(CancellationToken cancellation)
    {
        List<WorkspaceId> broken;
        await using (var db = database.ReadAll())
            broken = await db.ForumGroups.Where(g => g.State != ForumState.Working).Select(g => g.WorkspaceId).ToListAsync(cancellation);
        foreach (var workspace in broken)
            await RunAsync(workspace, cancellation);
        return broken.Count == 0 ? null : $"{broken.Count} asked after";
    }

    /// <summary>The steps of the group's bot, and which other bots of the workspace are ready in it. Null where none is connected.</summary>
    public async Task<ForumStanding?> RunAsync(WorkspaceId workspace, CancellationToken cancellation = default)
    {
        List<Bot> bots;
        ForumGroup? group;
        await using (var db = database.Read(workspace))
        {
            group = await db.ForumGroups.FirstOrDefaultAsync(cancellation);
            bots = await db.Bots.Where(b => b.State != BotState.Removed).OrderBy(b => b.Name).ToListAsync(cancellation);
        }
        if (group is null)
            return null;
        var standings = new List<BotStanding>();
        foreach (var bot in bots)
        {
            if (await directory.FindAsync(bot.Id) is { } active)
                standings.Add(new BotStanding(bot.Id, bot.Name, bot.Username, GroupCheck.Of(await GroupFacts.AskAsync(api, active, group.ChatId, cancellation), bot.Username)));
        }
        await database.WriteAsync(workspace, db => KeepAsync(db, workspace, group.ChatId, standings), cancellation);
        return new ForumStanding(standings.Find(s => s.BotId == group.BotId)?.Check, [.. standings.Where(s => s.BotId != group.BotId)]);
    }

    private async Task KeepAsync(AppDbContext db, WorkspaceId workspace, long chatId, List<BotStanding> standings)
    {
        if (await db.ForumGroups.AsTracking().FirstOrDefaultAsync() is not { } group || group.ChatId != chatId)
            return;
        var now = time.GetUtcNow();
        await db.Session.SetReachableAsync([.. standings.Where(s => s.Check.State is not null)
            .Select(s => new ReachabilityFact(workspace, s.BotId, chatId, s.Check.State == ForumState.Working ? null : s.Check.Missing, now))]);
        group.CheckedAt = now;
        if (standings.Find(s => s.BotId == group.BotId) is { Check: { State: { } state } check })
            (group.State, group.Trouble, group.Title) = (state, check.Missing, ShortText.Cut(check.Title ?? group.Title, 256));
        db.AfterCommit(() => events.Publish(new ForumChanged(workspace)));
    }
}

/// <param name="Group">Of the bot that holds the group; null where that bot was removed.</param>
/// <param name="Others">The other bots: their conversations appear once they are in the group, too.</param>
public sealed record ForumStanding(GroupCheck? Group, IReadOnlyList<BotStanding> Others);

public sealed record BotStanding(BotId BotId, string Name, string Username, GroupCheck Check);
