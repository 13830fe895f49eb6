using System.Text.Json.Nodes;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Delivery;

namespace TelegramAdmin.Core.Forum.Mirroring;

/// <summary>Decides how messages are shown: albums stay albums, and where the topic is far behind several lines share one post.</summary>
internal sealed class CutParts(Conversation conversation, bool joins, DateTimeOffset now)
{
    /// <summary>Parts of an album come one by one; so long nobody knows whether it is whole.</summary>
    public static readonly TimeSpan AlbumGathers = TimeSpan.FromSeconds(2);

    /// <summary>A file of the team's is copied once the person has it; one that is held up so long is only named.</summary>
    private static readonly TimeSpan FileWaits = TimeSpan.FromMinutes(2);

    private const int LargestAlbum = 10;
    private const int LargestJoin = 3500;

    /// <param name="waitUntil">What stands first has to wait until then; nothing behind it goes before it.</param>
    public IReadOnlyList<ForumPart> Of(IReadOnlyList<ConversationMessage> waiting, out DateTimeOffset? waitUntil)
    {
        waitUntil = null;
        var parts = new List<ForumPart>();
        for (var at = 0; at < waiting.Count;)
        {
            var group = Together(waiting, at);
            if (WaitOf(group, isLast: at + group.Count == waiting.Count) is { } until)
            {
                waitUntil = until;
                break;
            }
            parts.Add(Part(group));
            at += group.Count;
        }
        return parts;
    }

    private List<ConversationMessage> Together(IReadOnlyList<ConversationMessage> waiting, int at)
    {
        var first = waiting[at];
        var rest = waiting.Skip(at);
        if (IsAlbum(first))
            return [.. rest.TakeWhile(m => IsAlbum(m) && m.AlbumId == first.AlbumId && BotCall.AlbumFamily(m.Kind) == BotCall.AlbumFamily(first.Kind)).Take(LargestAlbum)];
        if (!joins || !IsLine(first))
            return [first];
        var length = 0;
        return [.. rest.TakeWhile((m, i) => i == 0 || (IsLine(m) && m.ReplyToTelegramId is null && (length += m.Text.Length + 40) + first.Text.Length < LargestJoin))];
    }

    private DateTimeOffset? WaitOf(List<ConversationMessage> group, bool isLast)
    {
        var last = group[^1];
        if (isLast && group.Count < LargestAlbum && IsAlbum(last) && last.Author == MessageAuthor.Person && last.SentAt + AlbumGathers is var whole && whole > now && whole < now + (2 * AlbumGathers))
            return whole;
        var isOnItsWay = group.Exists(m => IsOurFile(m) && m.TelegramMessageId is null && m.Delivery is DeliveryState.Pending or DeliveryState.Sending or DeliveryState.Retrying);
        return isOnItsWay && last.SentAt + FileWaits is var late && late > now ? late : null;
    }

    private ForumPart Part(List<ConversationMessage> group)
    {
        var first = group[0];
        if (group.Count > 1 && !IsAlbum(first))
            return ForumPart.Text(group);
        if (group.Exists(m => m.DeletedAt is not null))
            return ForumPart.Text(group);
        return group.Count > 1 ? Album(group) : Single(first);
    }

    private ForumPart Single(ConversationMessage message)
    {
        if (message.Kind is MessageKind.Text or MessageKind.Note or MessageKind.Event)
            return ForumPart.Text(message);
        var isTheirs = message.Author == MessageAuthor.Person;
        var words = PostWords.Write(new FormattedWords(), message);
        var form = BotCall.TakesCaption(message.Kind) ? PostForm.Caption : PostForm.Fixed;
        if ((isTheirs || form == PostForm.Caption) && BotCall.Of(message.Kind, words, MessageMedia.Parse(message.Media)) is { } call)
            return new ForumPart(call, form, [message]);
        if (CanCopy(message) && (isTheirs || form == PostForm.Caption))
            return new ForumPart(new BotCall("copyMessage", Copied(words, message, form)), form, [message]);
        return ForumPart.Text(message);
    }

    private ForumPart Album(List<ConversationMessage> group)
    {
        var files = group.ConvertAll(m => (m.Kind, File: MessageMedia.Parse(m.Media)?.FileId, Words: PostWords.Write(new FormattedWords(), m)));
        if (files.TrueForAll(f => f.File is not null))
            return new ForumPart(BotCall.Album(files.Select((f, i) => (f.Kind, f.File!, i == 0 || group[i].Text.Length > 0 ? f.Words : new FormattedWords()))), PostForm.Caption, group);
        if (!group.TrueForAll(CanCopy))
            return ForumPart.Text(group);
        var ids = new JsonArray([.. group.Select(m => (JsonNode)m.TelegramMessageId!.Value)]);
        return new ForumPart(new BotCall("copyMessages", new JsonObject { ["from_chat_id"] = conversation.ChatId, ["message_ids"] = ids }), PostForm.Fixed, group)
        {
            Heading = new BotCall("sendMessage", new FormattedWords().Styled(group[0].AuthorName ?? "Team", "bold").Into(new JsonObject(), "text")),
        };
    }

    private JsonObject Copied(FormattedWords words, ConversationMessage message, PostForm form)
    {
        var parameters = new JsonObject { ["from_chat_id"] = conversation.ChatId, ["message_id"] = message.TelegramMessageId };
        return form == PostForm.Caption ? words.Into(parameters, "caption") : parameters;
    }

    // The bot stands in the person's chat; in one of a business account it does not.
    private bool CanCopy(ConversationMessage message) => conversation.Kind == ConversationKind.Private && message.TelegramMessageId is not null;

    private static bool IsOurFile(ConversationMessage message) =>
        message.Author == MessageAuthor.Operator && message.Media is not null && MessageMedia.Parse(message.Media)?.FileId is null;

    private static bool IsAlbum(ConversationMessage message) => message.AlbumId is not null && BotCall.AlbumFamily(message.Kind) is not null;

    private static bool IsLine(ConversationMessage message) => message.Kind is MessageKind.Text or MessageKind.Note or MessageKind.Event;
}
