using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Delivery;

namespace TelegramAdmin.Features.Conversations.Thread;

/// <summary>Groups messages into the lines of a thread: albums, days, runs of one writer, quotes and pressed buttons.</summary>
public static class ThreadLines
{
    /// <param name="kind">Where many people write, each line of theirs says whose it is.</param>
    public static IReadOnlyList<ThreadLine> Of(IReadOnlyList<ConversationMessage> messages, ConversationKind kind, Reader reader, Localizer words, IReadOnlyDictionary<long, DateTimeOffset>? sendTimes = null)
    {
        var byTelegramId = messages.Where(m => m is { TelegramMessageId: not null, Kind: not MessageKind.ButtonPress })
            .GroupBy(m => m.TelegramMessageId!.Value).ToDictionary(g => g.Key, g => g.First());
        var severalWrite = messages.Where(m => m.Author == MessageAuthor.Operator && !IsNote(m)).Select(m => m.AuthorName).Distinct().Count() > 1;
        var lines = new List<ThreadLine>();
        ConversationMessage? above = null;
        foreach (var parts in Grouped(messages))
        {
            var message = parts[0];
            var startsDay = above is null || reader.Local(above.SentAt).Date != reader.Local(message.SentAt).Date;
            var isFirst = startsDay || IsPress(above!) || above!.Kind == MessageKind.Event || WriterOf(above) != WriterOf(message);
            lines.Add(new ThreadLine(parts)
            {
                StartsDay = startsDay,
                IsFirst = isFirst,
                Name = isFirst ? NameOf(message, kind, severalWrite, words) : null,
                SendAt = message is { Delivery: DeliveryState.Scheduled, OutboxId: { } row } && sendTimes?.TryGetValue(row, out var at) == true ? at : null,
                Quoted = message.ReplyToTelegramId is { } answered ? byTelegramId.GetValueOrDefault(answered) : null,
                Pressed = IsPress(message) && message.TelegramMessageId is { } under && byTelegramId.TryGetValue(under, out var with) ? Keyboard.LabelOf(with.Buttons, message.Text) : null,
            });
            above = message;
        }
        return lines;
    }

    private static IEnumerable<IReadOnlyList<ConversationMessage>> Grouped(IReadOnlyList<ConversationMessage> messages)
    {
        var album = new List<ConversationMessage>();
        foreach (var message in messages)
        {
            if (album.Count > 0 && (message.AlbumId is null || message.AlbumId != album[0].AlbumId || message.Author != album[0].Author))
            {
                yield return album;
                album = [];
            }
            if (message.AlbumId is null)
                yield return [message];
            else
                album.Add(message);
        }
        if (album.Count > 0)
            yield return album;
    }

    private static bool IsNote(ConversationMessage message) => message.Kind == MessageKind.Note;

    private static bool IsPress(ConversationMessage message) => message.Kind == MessageKind.ButtonPress;

    private static (MessageAuthor, long?, string?, bool, string?) WriterOf(ConversationMessage message) =>
        (message.Author, message.AdminId, message.Author == MessageAuthor.Person ? message.AuthorName : null, IsNote(message), message.Source);

    private static string? NameOf(ConversationMessage message, ConversationKind kind, bool severalWrite, Localizer words) => message.Author switch
    {
        _ when IsNote(message) => words["Note, only the team sees this"],
        MessageAuthor.Bot => message.Source is { Length: > 0 } answer ? words["Bot · answer “{0}”", answer] : words["Bot"],
        MessageAuthor.Operator when severalWrite => message.AuthorName,
        MessageAuthor.Person when kind == ConversationKind.Group => message.AuthorName,
        _ => null,
    };
}
