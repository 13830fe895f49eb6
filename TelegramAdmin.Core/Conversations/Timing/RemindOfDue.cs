using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Jobs;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Conversations.Timing;

/// <summary>Tells the team of answers that are about to be late, and once more of those that are. What is snoozed waits until it wakes.</summary>
internal sealed class RemindOfDue(IDatabase database, SettingsStore settings, RenewPromises promises, BotVoice voice, EventBus events, TimeProvider time) : IScheduledJob
{
    private const int Step = 200;

    public string Name => "remind-of-due";

    public string Title => "Promised answers";

    public string Schedule => "20 * * * * ?";

    public async Task<string?> RunAsync(CancellationToken cancellation)
    {
        var workspaces = await WaitingAsync(cancellation);
        var renewed = await promises.RunAsync(workspaces, cancellation);
        var told = 0;
        foreach (var workspace in workspaces)
            told += await RemindAsync(workspace, cancellation);
        return (renewed, told) == (0, 0) ? null : string.Create(CultureInfo.InvariantCulture, $"{told:N0} reminded of, {renewed:N0} promised anew");
    }

    private async Task<IReadOnlyList<WorkspaceId>> WaitingAsync(CancellationToken cancellation)
    {
        await using var db = database.ReadAll();
        return await db.Conversations.Where(c => c.WaitingSince != null).Select(c => c.WorkspaceId).Distinct().ToListAsync(cancellation);
    }

    private async Task<int> RemindAsync(WorkspaceId workspace, CancellationToken cancellation)
    {
        var before = TimeSpan.FromMinutes(await settings.GetAsync(workspace, InboxSettings.RemindMinutes));
        for (var told = 0; ;)
        {
            var step = await database.WriteAsync(workspace, db => RemindSomeAsync(db, before), cancellation);
            told += step;
            if (step < Step)
                return told;
        }
    }

    // RemindedAt lies before DueAt after the first line, and behind it after the second.
    private async Task<int> RemindSomeAsync(AppDbContext db, TimeSpan before)
    {
        var now = time.GetUtcNow();
        var until = now + before;
        var due = await db.Conversations.AsTracking()
            .Where(c => c.State == ConversationState.Open && c.DueAt < until && (c.RemindedAt == null || (c.DueAt < now && c.RemindedAt <= c.DueAt)))
            .OrderBy(c => c.DueAt).Take(Step).ToListAsync();
        foreach (var conversation in due)
        {
            var left = conversation.DueAt!.Value - now;
            conversation.RemindedAt = now;
            await voice.NoteAsync(db, conversation, Words(left));
            var happened = new ConversationDue(conversation.WorkspaceId, conversation.Id, conversation.AssigneeId, conversation.DueAt.Value, left < TimeSpan.Zero);
            db.AfterCommit(() => events.Publish(happened));
        }
        return due.Count;
    }

    private static string Words(TimeSpan left) => Math.Ceiling(left.TotalMinutes) switch
    {
        _ when left < TimeSpan.Zero => "The promised answer is late",
        <= 1 => "Answer is due in 1 minute",
        var minutes => string.Create(CultureInfo.InvariantCulture, $"Answer is due in {minutes:N0} minutes"),
    };
}

/// <summary>A promised answer is about to be late, or is.</summary>
/// <param name="AssigneeId">Who looks after it; null for nobody.</param>
public sealed record ConversationDue(WorkspaceId WorkspaceId, long ConversationId, long? AssigneeId, DateTimeOffset DueAt, bool IsLate) : IEvent;
