using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Profiles.Timeline.Sources;

/// <summary>What was said in their conversations, by them, by bots and rules, and by the team.</summary>
internal sealed class MessageSource : ITimelineSource
{
    public IReadOnlyList<TimelineKind> Kinds { get; } = [TimelineKind.Message, TimelineKind.Event];

    public async Task<IReadOnlyList<TimelineEntry>> ReadAsync(AppDbContext db, TimelineQuery query, CancellationToken cancellation)
    {
        var conversations = await db.Conversations.Where(c => query.People.Contains(c.ChatId) && c.Kind != ConversationKind.Group).Select(c => c.Id).ToListAsync(cancellation);
        if (conversations.Count == 0)
            return [];
        var (at, said) = query.BorderOf(TimelineKind.Message);
        var noted = query.BorderOf(TimelineKind.Event).Key;
        var rows = await db.ConversationMessages
            .Where(m => conversations.Contains(m.ConversationId) && (m.SentAt < at || (m.SentAt == at && m.Id < (m.Kind == MessageKind.Event || m.Kind == MessageKind.Note ? noted : said))))
            .OrderByDescending(m => m.SentAt).ThenByDescending(m => m.Kind == MessageKind.Event || m.Kind == MessageKind.Note ? 1 : 0).ThenByDescending(m => m.Id)
            .Take(query.Size).ToListAsync(cancellation);
        return [.. rows.Select(Entry)];
    }

    private static TimelineEntry Entry(ConversationMessage message) =>
        new(message.Kind is MessageKind.Event or MessageKind.Note ? TimelineKind.Event : TimelineKind.Message, message.SentAt, message.Id, Title(message))
        {
            Text = message.DeletedAt is null ? Excerpt.OneLineOf(message.Text) : null,
            By = message.Author == MessageAuthor.Operator ? message.AuthorName : null,
            Href = FormattableString.Invariant($"/conversations/{message.ConversationId}"),
        };

    private static string Title(ConversationMessage message) => (message.Author, message.Kind) switch
    {
        (_, MessageKind.Note) => "Note in the conversation",
        (_, MessageKind.Event) => "In the conversation",
        _ when message.DeletedAt is not null => "Message, deleted since",
        (_, MessageKind.ButtonPress) => "Pressed a button",
        (MessageAuthor.Person, MessageKind.Text) => "Wrote",
        (MessageAuthor.Person, var kind) => $"Sent {Word(kind)}",
        (MessageAuthor.Operator, _) => "Answered by the team",
        _ when message.Source is { } rule => $"Answered by “{rule}”",
        _ => "Answered by the bot",
    };

    private static string Word(MessageKind kind) => kind switch
    {
        MessageKind.Photo => "a photo",
        MessageKind.Video or MessageKind.VideoNote => "a video",
        MessageKind.Voice => "a voice message",
        MessageKind.Audio => "music",
        MessageKind.Sticker => "a sticker",
        MessageKind.Location or MessageKind.Venue => "a place",
        MessageKind.Contact => "a contact",
        _ => "a file",
    };
}
