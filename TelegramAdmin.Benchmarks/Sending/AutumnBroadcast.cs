using TelegramAdmin.Benchmarks.Running;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Campaigns.Broadcasts;
using TelegramAdmin.Core.Campaigns.Broadcasts.Drafting;
using TelegramAdmin.Core.Campaigns.Broadcasts.Starting;
using TelegramAdmin.Core.Campaigns.Writing;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Users;
using TelegramAdmin.Sandbox;

namespace TelegramAdmin.Benchmarks.Sending;

/// <summary>A broadcast to everybody, and the people who are known long enough to be in it.</summary>
internal static class AutumnBroadcast
{
    private const int Step = 5_000;

    public static async Task KnowAsync(Engine engine, SandboxBot bot, IReadOnlyList<SandboxPerson> readers)
    {
        var (id, seen) = (new BotId(bot.Id), DateTimeOffset.UtcNow.AddDays(-3));
        foreach (var step in readers.Chunk(Step))
        {
            await engine.Storage.WriteAsync(WorkspaceId.Default, db =>
            {
                db.KnownPeople.AddRange(step.Select(p => new KnownPerson { WorkspaceId = WorkspaceId.Default, TelegramUserId = p.Id, FirstSeenAt = seen, LastSeenAt = seen, StartedAt = seen }));
                db.BotUsers.AddRange(step.Select(p => new BotUser { WorkspaceId = WorkspaceId.Default, BotId = id, TelegramUserId = p.Id, FirstName = p.FirstName, FirstSeenAt = seen, LastSeenAt = seen, StartedAt = seen }));
                db.Reachability.AddRange(step.Select(p => new Reachability { WorkspaceId = WorkspaceId.Default, BotId = id, ChatId = p.Id, IsReachable = true, Since = seen }));
                return Task.CompletedTask;
            });
        }
    }

    /// <param name="people">How many must be in it.</param>
    public static async Task<long> StartAsync(Engine engine, int people)
    {
        var message = new CampaignMessage { Default = new MessageVersion { Text = "{{ first_name }}, the autumn catalogue is out. Members see it first, from today until Sunday." } };
        var draft = new BroadcastDraft { Name = "Autumn", Variants = [new BroadcastVariant("A", message)] };
        var saved = (await engine.Service<SaveBroadcast>().RunAsync(WorkspaceId.Default, null, 0, draft, Actor.System)).Value;
        return (await engine.Service<StartBroadcast>().RunAsync(WorkspaceId.Default, saved.Id, saved.Version, Actor.System, people)).Value.Id;
    }
}
