using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Nodes;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Forum.Mirroring;

/// <summary>Keeps topics in step with conversations: wakes with whatever changes, and looks at one conversation at a time.</summary>
[OnLeader]
internal sealed partial class MirrorService(
    IDatabase database, ForumGroups groups, MirrorQueue queue, MirrorRoom room, MirrorConversation mirror, BehindReader behind, EventBus events, TimeProvider time, ILogger<MirrorService> logger) : BackgroundService
{
    private static readonly TimeSpan Breath = TimeSpan.FromSeconds(1);

    private readonly ConcurrentQueue<(WorkspaceId Workspace, long Conversation)> _held = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var changed = events.Subscribe<ConversationChanged>(Hear);
        using var delivered = events.Subscribe<MessageDelivered>(Hear);
        using var moved = events.Subscribe<ForumChanged>(e => queue.AddAll(e.WorkspaceId));
        await UntilItAnswers.RunAsync(() => BeginAsync(stoppingToken), time, stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
            await queue.Alarm.SleepAsync(await RunOnceAsync(stoppingToken), stoppingToken);
    }

    private async Task BeginAsync(CancellationToken cancellation)
    {
        await using var db = database.ReadAll();
        foreach (var workspace in await db.ForumGroups.Select(g => g.WorkspaceId).ToListAsync(cancellation))
            queue.AddAll(workspace);
        await room.CountAsync(cancellation);
    }

    /// <summary>Looks at everything that is due.</summary>
    /// <returns>When to look again; null for when something changes.</returns>
    private async Task<TimeSpan?> RunOnceAsync(CancellationToken cancellation)
    {
        var due = queue.Take();
        try
        {
            foreach (var workspace in due.Workspaces)
                await LookAroundAsync(workspace, cancellation);
            foreach (var (workspace, message) in due.Messages)
                await FindAsync(workspace, message, cancellation);
            foreach (var (workspace, conversation) in due.Conversations)
                await TryLookAsync(workspace, conversation, isBusy: due.Conversations.Count > MirrorRoom.Most, cancellation);
            return queue.Pause;
        }
        catch (StorageUnavailableException e)
        {
            Log.Postponed(logger, e.Code);
            queue.PutBack(due);
            return Breath;
        }
    }

    // One that cannot be shown keeps no other waiting.
    private async Task TryLookAsync(WorkspaceId workspace, long conversation, bool isBusy, CancellationToken cancellation)
    {
        try
        {
            await LookAsync(workspace, conversation, isBusy, cancellation);
        }
        catch (Exception e) when (e is not (OperationCanceledException or StorageUnavailableException))
        {
            Log.Failed(logger, e, conversation);
        }
    }

    private async Task LookAroundAsync(WorkspaceId workspace, CancellationToken cancellation)
    {
        if (await groups.FindAsync(workspace) is not { State: ForumState.Working })
            return;
        foreach (var conversation in await behind.ReadAsync(workspace, cancellation))
            queue.Add(workspace, conversation);
    }

    private async Task FindAsync(WorkspaceId workspace, long message, CancellationToken cancellation)
    {
        await using var db = database.Read(workspace);
        if (await db.ConversationMessages.Where(m => m.Id == message).Select(m => m.ConversationId).FirstOrDefaultAsync(cancellation) is > 0 and var conversation)
            queue.Add(workspace, conversation);
    }

    private async Task LookAsync(WorkspaceId workspace, long conversation, bool isBusy, CancellationToken cancellation)
    {
        if (!groups.IsWorking(workspace) || await BotOfAsync(workspace, conversation, cancellation) is not { } bot)
            return;
        var free = room.Of(bot);
        if (free <= 0)
        {
            _held.Enqueue((workspace, conversation));
            return;
        }
        room.Take(bot, free); // Before the rows can leave, so that none comes back uncounted.
        var step = MirrorStep.Nothing;
        try
        {
            step = await mirror.RunAsync(workspace, conversation, free, isBusy);
        }
        finally
        {
            room.Give(bot, free - step.Calls);
        }
        if (step.HasMore)
            queue.Add(workspace, conversation);
        if (step.LookAgainAt is { } at)
            queue.AddLater(workspace, conversation, at);
    }

    private async Task<BotId?> BotOfAsync(WorkspaceId workspace, long conversation, CancellationToken cancellation)
    {
        await using var db = database.Read(workspace);
        return await db.Conversations.Where(c => c.Id == conversation).Select(c => (BotId?)c.BotId).FirstOrDefaultAsync(cancellation);
    }

    private void Hear(ConversationChanged changed)
    {
        if (groups.IsWorking(changed.WorkspaceId))
            queue.Add(changed.WorkspaceId, changed.ConversationId);
    }

    // A message of a conversation that was delivered, deleted or refused may look different now; a call into the group makes room for others.
    private void Hear(MessageDelivered delivered)
    {
        var outcome = delivered.Outcome;
        if (outcome is not { IsFinal: true, SubjectId: { } subject } || !groups.IsWorking(outcome.WorkspaceId))
            return;
        if (outcome.SubjectKind == SubjectKind.Conversation)
        {
            queue.AddMessage(outcome.WorkspaceId, subject);
            return;
        }
        if (outcome.SubjectKind != SubjectKind.Forum)
            return;
        room.Give(outcome.BotId, 1);
        if (outcome.State == DeliveryState.Failed && ForumTrouble.OfGroup(outcome.Error) is not null)
            events.Publish(new ForumChanged(outcome.WorkspaceId));
        if (outcome is not { Method: "createForumTopic", State: DeliveryState.Failed }) // Tried again with the next message, not for ever.
            queue.Add(outcome.WorkspaceId, subject);
        while (_held.TryDequeue(out var held))
            queue.Add(held.Workspace, held.Conversation);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The forum group waits: the database takes no writes ({Code})")]
        public static partial void Postponed(ILogger logger, string code);

        [LoggerMessage(Level = LogLevel.Error, Message = "Conversation {Conversation} could not be shown in the forum group; it is looked at again with its next change")]
        public static partial void Failed(ILogger logger, Exception e, long conversation);
    }
}
