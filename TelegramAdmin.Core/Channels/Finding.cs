using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Channels.Posts;
using TelegramAdmin.Core.Search;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels;

/// <summary>Channels are found by title, username and what they say of themselves.</summary>
internal sealed class ChannelFinding : ISearchSource
{
    public SearchKind Kind => SearchKind.Channel;

    public IReadOnlyList<SearchTable> Tables { get; } = [new("tracked_channels", "row.id", "title", "username", "about", "state")];

    public async Task<IReadOnlyList<SearchDocument>> ReadAsync(AppDbContext db, IReadOnlyCollection<SearchKey> keys, CancellationToken cancellation)
    {
        var ids = keys.Select(k => k.Id).ToList();
        var channels = await db.TrackedChannels.Where(c => ids.Contains(c.Id)).Select(c => new { c.Id, c.WorkspaceId, c.Title, c.Username, c.About, c.State, c.TelegramId, c.LastPostAt, c.AddedAt }).ToListAsync(cancellation);
        return [.. channels.Select(c => new SearchDocument(new SearchKey(c.WorkspaceId, c.Id), c.Title, c.LastPostAt ?? c.AddedAt)
        {
            Text = $"{(c.Username is null ? "" : $"@{c.Username} ")}{c.About}".Trim(),
            IsFoundByParts = true,
            Ids = [.. new[] { c.Username, c.TelegramId?.ToString(CultureInfo.InvariantCulture) }.OfType<string>()],
            State = c.State.ToString().ToLowerInvariant(),
        })];
    }
}

/// <summary>Posts of channels are found by their text and by who signed them.</summary>
internal sealed class PostFinding : ISearchSource
{
    public SearchKind Kind => SearchKind.Post;

    public IReadOnlyList<SearchTable> Tables { get; } =
        [new("channel_posts", string.Create(CultureInfo.InvariantCulture, $"row.channel_id * {SearchKey.ParentFactor} + row.message_id"), "text", "author", "deleted_at")];

    public async Task<IReadOnlyList<SearchDocument>> ReadAsync(AppDbContext db, IReadOnlyCollection<SearchKey> keys, CancellationToken cancellation)
    {
        var documents = new List<SearchDocument>();
        foreach (var channel in keys.GroupBy(k => k.Id / SearchKey.ParentFactor))
        {
            var (id, messages) = (channel.Key, channel.Select(k => k.Id % SearchKey.ParentFactor).ToList());
            if (await db.TrackedChannels.Where(c => c.Id == id).Select(c => c.Title).FirstOrDefaultAsync(cancellation) is not { } title)
                continue;
            var posts = await db.ChannelPosts.Where(p => p.ChannelId == id && messages.Contains(p.MessageId))
                .Select(p => new { p.MessageId, p.WorkspaceId, p.Text, p.Author, p.PostedAt, p.Media, p.DeletedAt }).ToListAsync(cancellation);
            documents.AddRange(posts.Select(p => new SearchDocument(SearchKey.Within(p.WorkspaceId, id, p.MessageId), title, p.PostedAt)
            {
                Text = p.Author is null ? p.Text : $"{p.Text}\n{p.Author}",
                IsFoundByTitle = false, // The channel itself is found by its name.
                ParentId = id,
                HasMedia = p.Media is not null,
                State = p.DeletedAt is null ? null : "deleted",
            }));
        }
        return documents;
    }
}
