using TelegramAdmin.Core.Channels.Posts;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Collecting.Storing;

/// <summary>The statements by which posts and what belongs to them are kept; both databases understand them.</summary>
internal static class PostSql
{
    private const string InsertPost = """
        INSERT INTO channel_posts (channel_id, message_id, workspace_id, posted_at, kind, text, entities, buttons, media, album_id, author, forwarded_from_id, forwarded_from,
          forwarded_post_id, views, forwards, reactions, comments, reaction_kinds, edited_at, seen_at, counted_at, next_count_at)
        VALUES (@channel, @message, @workspace, @posted, @kind, @text, @entities, @buttons, @media, @album, @author, @from_id, @from,
          @from_post, @views, @forwards, @reactions, @comments, @kinds, @edited, @seen, @counted, @next)
        ON CONFLICT (channel_id, message_id) DO NOTHING
        """;

    private const string InsertSnapshot = """
        INSERT INTO post_snapshots (channel_id, message_id, taken_at, workspace_id, views, forwards, reactions, comments)
        VALUES (@channel, @message, @at, @workspace, @views, @forwards, @reactions, @comments)
        ON CONFLICT (channel_id, message_id, taken_at) DO NOTHING
        """;

    private const string UpdateCounters = """
        UPDATE channel_posts SET views = @views, forwards = @forwards, reactions = @reactions, comments = @comments, reaction_kinds = @kinds,
          views_at6_hours = @at6, views_at24_hours = @at24, counted_at = @counted, next_count_at = @next
        WHERE channel_id = @channel AND message_id = @message
        """;

    private const string UpdateContent = """
        UPDATE channel_posts SET kind = @kind, text = @text, entities = @entities, buttons = @buttons, media = @media, edited_at = @edited
        WHERE channel_id = @channel AND message_id = @message
        """;

    private const string UpdateDeleted = "UPDATE channel_posts SET deleted_at = @deleted, next_count_at = @next WHERE channel_id = @channel AND message_id = @message";

    private const string InsertVersion = """
        INSERT INTO post_versions (workspace_id, channel_id, message_id, kind, text, entities, buttons, replaced_at)
        VALUES (@workspace, @channel, @message, @kind, @text, @entities, @buttons, @at)
        """;

    private const string InsertCitation = """
        INSERT INTO post_citations (workspace_id, channel_id, message_id, posted_at, kind, cited_telegram_id, cited_name, cited_post_id)
        VALUES (@workspace, @channel, @message, @posted, @kind, @id, @name, @post)
        """;

    private const string DeleteCitations = "DELETE FROM post_citations WHERE channel_id = @channel AND message_id = @message";

    private const string AddHour = """
        INSERT INTO channel_hours (channel_id, hour, workspace_id, views) VALUES (@channel, @hour, @workspace, @views)
        ON CONFLICT (channel_id, hour) DO UPDATE SET views = channel_hours.views + excluded.views
        """;

    public static Task InsertAsync(this WriteSession session, IReadOnlyList<ChannelPost> posts) => session.ForEachAsync(InsertPost, posts, static (p, post) => p
        .Add("@channel", post.ChannelId).Add("@message", post.MessageId).Add("@workspace", post.WorkspaceId).Add("@posted", post.PostedAt).Add("@kind", (long)post.Kind)
        .Add("@text", post.Text).Add("@entities", post.Entities).Add("@buttons", post.Buttons).Add("@media", post.Media).Add("@album", post.AlbumId).Add("@author", post.Author)
        .Add("@from_id", post.ForwardedFromId).Add("@from", post.ForwardedFrom).Add("@from_post", post.ForwardedPostId).Add("@views", post.Views).Add("@forwards", post.Forwards)
        .Add("@reactions", post.Reactions).Add("@comments", post.Comments).Add("@kinds", post.ReactionKinds).Add("@edited", post.EditedAt).Add("@seen", post.SeenAt)
        .Add("@counted", post.CountedAt).Add("@next", post.NextCountAt));

    /// <summary>The counters as they stand on the posts, as of when they were counted.</summary>
    public static Task InsertSnapshotsAsync(this WriteSession session, IReadOnlyList<ChannelPost> posts) => session.ForEachAsync(InsertSnapshot, posts, static (p, post) => p
        .Add("@channel", post.ChannelId).Add("@message", post.MessageId).Add("@at", post.CountedAt).Add("@workspace", post.WorkspaceId)
        .Add("@views", post.Views).Add("@forwards", post.Forwards).Add("@reactions", post.Reactions).Add("@comments", post.Comments));

    public static Task UpdateCountersAsync(this WriteSession session, IReadOnlyList<ChannelPost> posts) => session.ForEachAsync(UpdateCounters, posts, static (p, post) => p
        .Add("@views", post.Views).Add("@forwards", post.Forwards).Add("@reactions", post.Reactions).Add("@comments", post.Comments).Add("@kinds", post.ReactionKinds)
        .Add("@at6", post.ViewsAt6Hours).Add("@at24", post.ViewsAt24Hours).Add("@counted", post.CountedAt).Add("@next", post.NextCountAt)
        .Add("@channel", post.ChannelId).Add("@message", post.MessageId));

    public static Task UpdateContentAsync(this WriteSession session, IReadOnlyList<ChannelPost> posts) => session.ForEachAsync(UpdateContent, posts, static (p, post) => p
        .Add("@kind", (long)post.Kind).Add("@text", post.Text).Add("@entities", post.Entities).Add("@buttons", post.Buttons).Add("@media", post.Media).Add("@edited", post.EditedAt)
        .Add("@channel", post.ChannelId).Add("@message", post.MessageId));

    public static Task UpdateDeletedAsync(this WriteSession session, IReadOnlyList<ChannelPost> posts) => session.ForEachAsync(UpdateDeleted, posts, static (p, post) => p
        .Add("@deleted", post.DeletedAt).Add("@next", post.NextCountAt).Add("@channel", post.ChannelId).Add("@message", post.MessageId));

    public static Task InsertVersionsAsync(this WriteSession session, IReadOnlyList<PostVersion> versions) => session.ForEachAsync(InsertVersion, versions, static (p, version) => p
        .Add("@workspace", version.WorkspaceId).Add("@channel", version.ChannelId).Add("@message", version.MessageId).Add("@kind", (long)version.Kind)
        .Add("@text", version.Text).Add("@entities", version.Entities).Add("@buttons", version.Buttons).Add("@at", version.ReplacedAt));

    public static Task InsertCitationsAsync(this WriteSession session, IReadOnlyList<PostCitation> citations) => session.ForEachAsync(InsertCitation, citations, static (p, citation) => p
        .Add("@workspace", citation.WorkspaceId).Add("@channel", citation.ChannelId).Add("@message", citation.MessageId).Add("@posted", citation.PostedAt)
        .Add("@kind", (long)citation.Kind).Add("@id", citation.CitedTelegramId).Add("@name", citation.CitedName).Add("@post", citation.CitedPostId));

    public static Task DeleteCitationsAsync(this WriteSession session, IReadOnlyList<ChannelPost> posts) => session.ForEachAsync(DeleteCitations, posts, static (p, post) => p
        .Add("@channel", post.ChannelId).Add("@message", post.MessageId));

    public static Task AddHoursAsync(this WriteSession session, TrackedChannel channel, IReadOnlyList<KeyValuePair<DateTimeOffset, long>> hours) =>
        session.ForEachAsync(AddHour, hours, (p, hour) => p.Add("@channel", channel.Id).Add("@hour", hour.Key).Add("@workspace", channel.WorkspaceId).Add("@views", hour.Value));
}
