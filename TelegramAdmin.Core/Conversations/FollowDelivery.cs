using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Conversations;

/// <summary>Writes into conversations what became of their messages, in the transaction that records the outcome.</summary>
internal sealed class FollowDelivery : IDeliveryObserver
{
    private const string Sent = """
        UPDATE conversation_messages SET delivery = @state, telegram_message_id = COALESCE(@telegram, telegram_message_id), error = @error WHERE id = @id
        """;

    private const string Deleted = "UPDATE conversation_messages SET deleted_at = @at, error = NULL WHERE id = @id";
    private const string Changed = "UPDATE conversation_messages SET error = NULL WHERE id = @id";
    private const string ChangeRefused = "UPDATE conversation_messages SET error = @error WHERE id = @id";
    private const string ReactionRefused = "UPDATE conversation_messages SET our_reaction = NULL, error = @error WHERE id = @id";
    private const string AlbumOf = "SELECT id FROM conversation_messages WHERE outbox_id = @outbox ORDER BY id";

    public async Task RecordAsync(WriteSession session, IReadOnlyList<DeliveryOutcome> outcomes)
    {
        var ours = outcomes.Where(o => o is { SubjectId: not null, SubjectKind: SubjectKind.Conversation }).ToList();
        var deletions = ours.Where(o => o is { Method: "deleteMessage" or "deleteBusinessMessages", State: DeliveryState.Sent }).ToList();
        var refusedChanges = ours.Where(o => IsChange(o) && (o.State is DeliveryState.Failed or DeliveryState.Unknown)).ToList();
        var albums = ours.Where(o => o.Method == "sendMediaGroup").ToList();
        await session.ForEachAsync(Sent, [.. ours.Where(o => !IsChange(o) && o.Method != "sendMediaGroup")], static (p, o) => p
            .Add("@state", (long)o.State).Add("@telegram", o.TelegramMessageId).Add("@error", o.Error).Add("@id", o.SubjectId));
        await session.ForEachAsync(Deleted, deletions, static (p, o) => p.Add("@at", o.At).Add("@id", o.SubjectId));
        await session.ForEachAsync(Changed, [.. ours.Where(o => IsChange(o) && o.State == DeliveryState.Sent)], static (p, o) => p.Add("@id", o.SubjectId));
        await session.ForEachAsync(ReactionRefused, [.. refusedChanges.Where(IsReaction)], static (p, o) => p.Add("@error", $"Telegram did not take the reaction: {o.Error}").Add("@id", o.SubjectId));
        await session.ForEachAsync(ChangeRefused, [.. refusedChanges.Where(o => !IsReaction(o))], static (p, o) => p.Add("@error", $"Telegram did not change it: {o.Error}").Add("@id", o.SubjectId));
        foreach (var album in albums)
            await RecordAlbumAsync(session, album);
    }

    private static async Task RecordAlbumAsync(WriteSession session, DeliveryOutcome album)
    {
        var rows = new List<long>();
        await session.ForEachAsync(AlbumOf, [album.MessageId], static (p, id) => p.Add("@outbox", id), (_, row) => rows.Add(row.GetInt64(0)));
        await session.ForEachAsync(Sent, [.. rows.Select((id, i) => (id, i))], (p, row) => p
            .Add("@state", (long)album.State).Add("@telegram", row.i < album.AlbumMessageIds.Count ? album.AlbumMessageIds[row.i] : null)
            .Add("@error", album.Error).Add("@id", row.id));
    }

    private static bool IsChange(DeliveryOutcome outcome) =>
        outcome.Method.StartsWith("edit", StringComparison.Ordinal) || outcome.Method.StartsWith("delete", StringComparison.Ordinal) || IsReaction(outcome);

    private static bool IsReaction(DeliveryOutcome outcome) => outcome.Method == "setMessageReaction";
}
