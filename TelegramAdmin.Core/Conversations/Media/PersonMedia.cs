using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Storage.Erasing;

namespace TelegramAdmin.Core.Conversations.Media;

/// <summary>The files of a person's conversations: what they sent, as far as somebody looked at it, and what the team sent to them alone.</summary>
internal sealed class PersonMedia(EngineOptions options) : IPersonFiles
{
    public async Task<IReadOnlyList<string>> FindAsync(AppDbContext db, WorkspaceId workspace, IReadOnlyCollection<long> conversations, CancellationToken cancellation)
    {
        var described = await db.ConversationMessages.Where(m => m.WorkspaceId == workspace && conversations.Contains(m.ConversationId) && m.Media != null).Select(m => m.Media).ToListAsync(cancellation);
        var folder = options.PathOf("media", workspace.ToString());
        var files = new List<string>();
        foreach (var media in described.Select(MessageMedia.Parse).OfType<MessageMedia>())
        {
            if (media.FileUniqueId is { } unique)
                files.AddRange([Path.Combine(folder, MediaStore.CacheName(unique, thumbnail: false)), Path.Combine(folder, MediaStore.CacheName(unique, thumbnail: true))]);
            if (media.LocalName is { } local && await IsAloneAsync(db, conversations, local, cancellation))
                files.Add(Path.Combine(folder, local));
        }
        return [.. files.Distinct().Where(File.Exists)];
    }

    /// <summary>A file of ours may have been sent to others too, or belong to a saved reply or a broadcast.</summary>
    internal static async Task<bool> IsAloneAsync(AppDbContext db, IReadOnlyCollection<long> conversations, string name, CancellationToken cancellation) =>
        !await db.ConversationMessages.AnyAsync(m => !conversations.Contains(m.ConversationId) && m.Media != null && m.Media.Contains(name), cancellation)
        && await db.Database.SqlQuery<long>($"""
            SELECT (SELECT COUNT(*) FROM quick_replies WHERE steps LIKE {"%" + name + "%"}) + (SELECT COUNT(*) FROM broadcasts WHERE variants LIKE {"%" + name + "%"})
                + (SELECT COUNT(*) FROM gift_campaigns WHERE message LIKE {"%" + name + "%"}) + (SELECT COUNT(*) FROM sequences WHERE steps LIKE {"%" + name + "%"})
                + (SELECT COUNT(*) FROM auto_rules WHERE actions LIKE {"%" + name + "%"}) AS "Value"
            """).SingleAsync(cancellation) == 0;
}
