using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Forum.Hearing;

/// <summary>
/// Telegram hands over an album part by part. The first waits a second in the outbox as a message of its own; parts that come meanwhile make it an album.
/// What is written after it waits with it, so that the order stays.
/// </summary>
public sealed class GatherAlbum
{
    public static readonly TimeSpan Wait = TimeSpan.FromSeconds(1);

    private const int LargestAlbum = 10;
    private const string Grow = "UPDATE outbox_messages SET method = @method, parameters = @parameters WHERE id = @id AND state = 8 RETURNING id";

    /// <summary>Until when an album of this conversation gathers; null where none does.</summary>
    internal async Task<DateTimeOffset?> HeldUntilAsync(AppDbContext db, Conversation conversation, DateTimeOffset now)
    {
        var soon = now + (2 * Wait);
        var held = await db.ConversationMessages.Where(m => m.ConversationId == conversation.Id && m.OutboxId != null).OrderByDescending(m => m.Id).Take(LargestAlbum)
            .Join(db.OutboxMessages.Where(o => o.State == DeliveryState.Scheduled && o.NotBefore <= soon), m => m.OutboxId, o => o.Id, (_, o) => o.NotBefore).ToListAsync();
        return held.Max() + TimeSpan.FromMilliseconds(1);
    }

    /// <returns>False for the first part, and where the album has left already.</returns>
    internal async Task<bool> TryJoinAsync(AppDbContext db, Conversation conversation, ConversationMessage part)
    {
        var before = await db.ConversationMessages.AsTracking().Where(m => m.ConversationId == conversation.Id && m.AlbumId == part.AlbumId && m.Id < part.Id && m.OutboxId != null)
            .OrderByDescending(m => m.Id).Take(LargestAlbum).ToListAsync();
        var gathering = before.FirstOrDefault()?.OutboxId;
        List<ConversationMessage> parts = [.. before.Where(m => m.OutboxId == gathering).OrderBy(m => m.Id), part];
        if (gathering is null || parts.Count > LargestAlbum || parts.Select(m => BotCall.AlbumFamily(m.Kind)).Distinct().Count() > 1)
            return false;
        if (!await GrowAsync(db, gathering.Value, AlbumOf(conversation, parts)))
            return false;
        part.OutboxId = gathering;
        return true;
    }

    private static BotCall AlbumOf(Conversation conversation, List<ConversationMessage> parts)
    {
        var call = BotCall.Album(parts.Select(m => (m.Kind, MessageMedia.Parse(m.Media)!.FileId!, FormattedWords.Of(m.Text, m.Entities))));
        conversation.Address(call.Parameters);
        if (parts[0].ReplyToTelegramId is { } answered)
            call.Parameters["reply_parameters"] = new JsonObject { ["message_id"] = answered, ["allow_sending_without_reply"] = true };
        return call;
    }

    private static async Task<bool> GrowAsync(AppDbContext db, long outboxId, BotCall call)
    {
        var isThere = false;
        await db.Session.ForEachAsync(Grow, [outboxId], (p, id) => p.Add("@method", call.Method).Add("@parameters", call.Parameters.ToJsonString()).Add("@id", id), (_, _) => isThere = true);
        return isThere;
    }
}
