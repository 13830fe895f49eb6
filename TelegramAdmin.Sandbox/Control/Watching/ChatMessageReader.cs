using System.Text.Json;
using TelegramAdmin.Sandbox.BotApi.Methods.Changing;
using TelegramAdmin.Sandbox.BotApi.Requests.Keyboards;
using TelegramAdmin.Sandbox.State;
using TelegramAdmin.Sandbox.State.Chats;
using TelegramAdmin.Sandbox.State.Contents;

namespace TelegramAdmin.Sandbox.Control.Watching;

/// <summary>Turns a stored message into what tests and the page see. The caller holds the world's lock.</summary>
internal static class ChatMessageReader
{
    public static ChatMessage Read(World world, Chat chat, Message message) => new()
    {
        Id = message.Id,
        FromBot = world.Bots.ContainsKey(message.FromId),
        FromId = message.FromId,
        From = NameOf(world, message.FromId),
        At = DateTimeOffset.FromUnixTimeSeconds(message.Date),
        Text = message.Text,
        Entities = message.Entities,
        Kind = message.Content?.Kind,
        Media = MediaOf(message.Content),
        Service = ServiceWords.Tell(message.Content, NameOf(world, message.FromId)),
        ReplyMarkup = message.Markup is { } markup ? JsonElement.Parse(markup) : null,
        ReplyToId = message.ReplyToId,
        QuoteText = message.Quote?.Text,
        ForwardedFrom = message.Forward is { } forward ? NameOf(world, forward.FromId) : null,
        AlbumId = message.AlbumId,
        TopicId = message.ThreadId,
        IsEdited = message.EditDate is not null,
        IsDeleted = message.IsDeleted,
        IsPinned = chat.Pinned.Contains(message.Id),
        HasSpoiler = message.Content is FileContent { HasSpoiler: true },
        Reactions = ReactionsOf(message),
    };

    public static string NameOf(World world, long id) =>
        world.People.TryGetValue(id, out var person) ? person.FullName : world.Bots.GetValueOrDefault(id)?.Name ?? "";

    private static ChatMedia? MediaOf(Content? content) => content switch
    {
        FileContent file => FileMedia(file),
        LocationContent at => new ChatMedia { Latitude = at.Latitude, Longitude = at.Longitude },
        VenueContent venue => new ChatMedia
        {
            Latitude = venue.Location.Latitude, Longitude = venue.Location.Longitude, Title = venue.Title, Detail = venue.Address,
        },
        ContactContent contact => new ChatMedia
        {
            Title = contact.LastName is null ? contact.FirstName : $"{contact.FirstName} {contact.LastName}", Detail = contact.PhoneNumber,
        },
        DiceContent dice => new ChatMedia { Emoji = dice.Emoji, Value = dice.Value },
        InvoiceContent invoice => new ChatMedia
        {
            Title = invoice.Title,
            Detail = invoice.Description,
            Stars = invoice.Amount,
            ReceiptId = invoice.ReceiptId,
            Url = invoice.Photo is { } photo ? FileMedia(photo).Url : null,
            Width = invoice.Photo?.Width,
            Height = invoice.Photo?.Height,
        },
        PollContent poll => new ChatMedia
        {
            Title = poll.Question,
            Options = poll.Options,
            Votes = [.. poll.Options.Select((_, number) => poll.Votes.Values.Count(vote => vote.Contains(number)))],
        },
        _ => null,
    };

    private static ChatMedia FileMedia(FileContent content) => new()
    {
        Url = $"sandbox/files/{content.File.Key}",
        FileUniqueId = content.File.Key,
        Name = content.FileName ?? content.Title,
        MimeType = content.File.MimeType,
        Size = content.File.Size,
        Width = content.Width,
        Height = content.Height,
        Duration = content.Duration,
        Emoji = content.Emoji,
        Title = content.Title,
        Detail = content.Performer,
    };

    private static Dictionary<string, int> ReactionsOf(Message message)
    {
        var counts = new Dictionary<string, int>();
        foreach (var reaction in message.Reactions?.Values.SelectMany(list => list) ?? [])
        {
            var json = JsonElement.Parse(reaction);
            var emoji = json.TryGetProperty("emoji", out var value) ? value.GetString()! : "⭐";
            counts[emoji] = counts.GetValueOrDefault(emoji) + 1;
        }

        return counts;
    }
}
