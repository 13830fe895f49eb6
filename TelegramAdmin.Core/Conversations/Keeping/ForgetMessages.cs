using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Conversations.Media;
using TelegramAdmin.Core.Jobs;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Storage.Reading;
using TelegramAdmin.Core.Workspaces;

namespace TelegramAdmin.Core.Conversations.Keeping;

/// <summary>
/// Lets go of what was said longer ago than a workspace wants to keep it, with its earlier texts and its files. The conversation stays, and so
/// do all figures: they were counted when it happened.
/// </summary>
internal sealed class ForgetMessages(IDatabase database, SettingsStore settings, EngineOptions options, TimeProvider time) : IScheduledJob
{
    private const int Step = 500;

    public string Name => "conversations.forget";

    public string Title => "Messages past their time";

    public string Schedule => "0 30 3 * * ?";

    public async Task<string?> RunAsync(CancellationToken cancellation)
    {
        var count = 0;
        foreach (var workspace in await WorkspacesAsync(cancellation))
        {
            if ((await settings.OfAsync(workspace)).Get(RetentionSettings.Messages) is > 0 and var days)
                count += await ForgetAsync(workspace, time.GetUtcNow().AddDays(-days), cancellation);
        }
        return count == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{count:N0} messages are gone.");
    }

    private async Task<IReadOnlyList<WorkspaceId>> WorkspacesAsync(CancellationToken cancellation)
    {
        await using var db = database.ReadAll();
        return await db.Workspaces.Select(w => w.Id).ToListAsync(cancellation);
    }

    private async Task<int> ForgetAsync(WorkspaceId workspace, DateTimeOffset before, CancellationToken cancellation)
    {
        var (count, last, border) = (0, 0L, await BorderAsync(before, cancellation));
        while (await OldestAsync(workspace, before, last, border, cancellation) is { Count: > 0 } old)
        {
            var (ids, of) = (old.Select(m => m.Id).ToList(), old.Select(m => m.ConversationId).Distinct().ToList());
            await database.WriteAsync(workspace, db => RemoveAsync(db, ids, of), cancellation);
            await RemoveFilesAsync(workspace, old.Select(m => MessageMedia.Parse(m.Media)).OfType<MessageMedia>(), cancellation);
            (count, last) = (count + old.Count, ids[^1]);
        }
        return count;
    }

    private async Task<long> BorderAsync(DateTimeOffset before, CancellationToken cancellation)
    {
        await using var db = database.ReadAll();
        return await AgeBorder.FindAsync(db, database.Provider, "conversation_messages", "sent_at", before, cancellation);
    }

    // They lie in the order in which they came: past the border nothing is due, and looking further would cost more each year.
    private async Task<IReadOnlyList<(long Id, long ConversationId, string? Media)>> OldestAsync(WorkspaceId workspace, DateTimeOffset before, long last, long border, CancellationToken cancellation)
    {
        await using var db = database.Read(workspace);
        var old = await db.ConversationMessages.Where(m => m.Id > last && m.Id < border && m.SentAt < before).OrderBy(m => m.Id).Take(Step).Select(m => new { m.Id, m.ConversationId, m.Media }).ToListAsync(cancellation);
        return [.. old.Select(m => (m.Id, m.ConversationId, m.Media))];
    }

    /// <param name="of">Their conversations: asked by the last message alone, all that there are would be looked at, each time.</param>
    private static async Task RemoveAsync(AppDbContext db, List<long> ids, List<long> of)
    {
        await db.MessageRevisions.Where(r => ids.Contains(r.MessageId)).ExecuteDeleteAsync(CancellationToken.None);
        await db.Conversations.Where(c => of.Contains(c.Id) && c.LastMessageId != null && ids.Contains(c.LastMessageId.Value))
            .ExecuteUpdateAsync(row => row.SetProperty(c => c.LastMessageId, (long?)null).SetProperty(c => c.Preview, ""), CancellationToken.None);
        await db.ConversationMessages.Where(m => ids.Contains(m.Id)).ExecuteDeleteAsync(CancellationToken.None);
    }

    private async Task RemoveFilesAsync(WorkspaceId workspace, IEnumerable<MessageMedia> described, CancellationToken cancellation)
    {
        var folder = options.PathOf("media", workspace.ToString());
        if (!Directory.Exists(folder))
            return; // Nobody here has looked at a file yet, or sent one.
        await using var db = database.Read(workspace);
        foreach (var media in described)
        {
            // What people sent is a copy that Telegram gives again; what the team sent may be part of something else.
            if (media.FileUniqueId is { } unique)
            {
                File.Delete(Path.Combine(folder, MediaStore.CacheName(unique, thumbnail: false)));
                File.Delete(Path.Combine(folder, MediaStore.CacheName(unique, thumbnail: true)));
            }
            if (media.LocalName is { } local && File.Exists(Path.Combine(folder, local)) && await PersonMedia.IsAloneAsync(db, [], local, cancellation))
                File.Delete(Path.Combine(folder, local));
        }
    }
}
