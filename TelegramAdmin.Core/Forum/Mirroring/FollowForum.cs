using System.Text.Json;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Forum.Mirroring;

/// <summary>
/// Writes down what became of calls into the group, in the transaction that records it: the topic's number, the number of each post, a topic that is gone,
/// a group that takes nothing. What did not get in goes back behind the topic's place in the conversation.
/// </summary>
internal sealed class FollowForum : IDeliveryObserver
{
    private const string Made = "UPDATE forum_topics SET thread_id = @thread, state = 2, error = NULL WHERE conversation_id = @id AND state = 1";
    private const string Refused = "UPDATE forum_topics SET state = 3, error = @error WHERE conversation_id = @id AND state = 1";
    private const string Posted = "UPDATE forum_posts SET group_message_id = @message WHERE outbox_id = @outbox";
    private const string PostedPart = "UPDATE forum_posts SET group_message_id = @message WHERE id = @id";
    private const string PartsOf = "SELECT id FROM forum_posts WHERE outbox_id = @outbox ORDER BY message_id";

    private const string Gone = """
        UPDATE forum_topics SET state = 4, error = @error
        WHERE conversation_id = @id AND state = 2 AND EXISTS (SELECT 1 FROM forum_posts WHERE outbox_id = @outbox)
        """;

    private const string Rewind = """
        UPDATE forum_topics SET mirrored_up_to = (SELECT MIN(message_id) - 1 FROM forum_posts WHERE outbox_id = @outbox), error = @error
        WHERE conversation_id = @id AND mirrored_up_to >= (SELECT MIN(message_id) FROM forum_posts WHERE outbox_id = @outbox)
        """;

    private const string Forget = "DELETE FROM forum_posts WHERE outbox_id = @outbox";
    private const string Stop = "UPDATE forum_groups SET state = @state, trouble = @error WHERE workspace_id = @workspace AND bot_id = @bot AND chat_id = @chat";

    public async Task RecordAsync(WriteSession session, IReadOnlyList<DeliveryOutcome> outcomes)
    {
        var ours = outcomes.Where(o => o is { SubjectKind: SubjectKind.Forum, SubjectId: not null, IsFinal: true }).ToList();
        if (ours.Count == 0)
            return;
        var accepted = ours.Where(o => o.State == DeliveryState.Sent).ToList();
        await session.ForEachAsync(Made, [.. accepted.Where(o => ThreadOf(o) is not null)], static (p, o) => p.Add("@thread", ThreadOf(o)).Add("@id", o.SubjectId));
        await session.ForEachAsync(Posted, [.. accepted.Where(o => o is { TelegramMessageId: not null, AlbumMessageIds.Count: 0 } && IsPost(o))],
            static (p, o) => p.Add("@message", o.TelegramMessageId).Add("@outbox", o.MessageId));
        foreach (var album in accepted.Where(o => o.AlbumMessageIds.Count > 0))
            await RecordPartsAsync(session, album);
        await RecordRefusalsAsync(session, [.. ours.Where(o => o.State is DeliveryState.Failed or DeliveryState.Unknown or DeliveryState.Cancelled)]);
    }

    private static async Task RecordRefusalsAsync(WriteSession session, List<DeliveryOutcome> refused)
    {
        await session.ForEachAsync(Refused, [.. refused.Where(o => o.Method == "createForumTopic")], static (p, o) => p.Add("@error", o.Error).Add("@id", o.SubjectId));
        await session.ForEachAsync(Gone, [.. refused.Where(o => ForumTrouble.IsTopicGone(o.Error))],
            static (p, o) => p.Add("@error", o.Error).Add("@id", o.SubjectId).Add("@outbox", o.MessageId));
        var stopped = refused.Where(o => ForumTrouble.OfGroup(o.Error) is not null).ToList();
        await session.ForEachAsync(Rewind, stopped, static (p, o) => p.Add("@outbox", o.MessageId).Add("@error", o.Error).Add("@id", o.SubjectId));
        await session.ForEachAsync(Forget, stopped, static (p, o) => p.Add("@outbox", o.MessageId));
        await session.ForEachAsync(Stop, stopped, static (p, o) => p
            .Add("@state", (long)ForumTrouble.OfGroup(o.Error)!.Value).Add("@error", o.Error).Add("@workspace", o.WorkspaceId).Add("@bot", o.BotId).Add("@chat", o.ChatId));
        await session.SetReachableAsync([.. stopped.Where(o => o.Unreachable is null).Select(o => new ReachabilityFact(o.WorkspaceId, o.BotId, o.ChatId, o.Error, o.At))]);
    }

    private static async Task RecordPartsAsync(WriteSession session, DeliveryOutcome album)
    {
        var rows = new List<long>();
        await session.ForEachAsync(PartsOf, [album.MessageId], static (p, id) => p.Add("@outbox", id), (_, row) => rows.Add(row.GetInt64(0)));
        if (rows.Count == album.AlbumMessageIds.Count) // Else something was left out, and nobody can tell what.
            await session.ForEachAsync(PostedPart, [.. rows.Zip(album.AlbumMessageIds)], static (p, part) => p.Add("@message", part.Second).Add("@id", part.First));
    }

    private static bool IsPost(DeliveryOutcome outcome) =>
        outcome.Method.StartsWith("send", StringComparison.Ordinal) || outcome.Method.StartsWith("copy", StringComparison.Ordinal);

    private static long? ThreadOf(DeliveryOutcome outcome) =>
        outcome is { Method: "createForumTopic", Result: { ValueKind: JsonValueKind.Object } made } && made.TryGetProperty("message_thread_id", out var id) && id.TryGetInt64(out var thread) ? thread : null;
}
