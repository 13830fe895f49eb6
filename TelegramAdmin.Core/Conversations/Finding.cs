using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Search;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Conversations;

/// <summary>Conversations are found by whom they are with, and by their state.</summary>
internal sealed class ConversationFinding : ISearchSource
{
    public SearchKind Kind => SearchKind.Conversation;

    public IReadOnlyList<SearchTable> Tables { get; } = [new("conversations", "row.id", "title", "state", "search_text")];

    public async Task<IReadOnlyList<SearchDocument>> ReadAsync(AppDbContext db, IReadOnlyCollection<SearchKey> keys, CancellationToken cancellation)
    {
        var ids = keys.Select(k => k.Id).ToList();
        return [.. (await db.Conversations.Where(c => ids.Contains(c.Id)).ToListAsync(cancellation)).Select(Describe)];
    }

    private static SearchDocument Describe(Conversation conversation) => new(new SearchKey(conversation.WorkspaceId, conversation.Id), conversation.Title, conversation.LastMessageAt)
    {
        Text = conversation.SearchText.Length > conversation.Title.Length + 1 ? "@" + conversation.SearchText[(conversation.Title.Length + 1)..] : "",
        IsFoundByParts = true,
        Ids = [conversation.Id.ToString(CultureInfo.InvariantCulture), conversation.ChatId.ToString(CultureInfo.InvariantCulture)],
        BotId = conversation.BotId,
        PersonId = conversation.ChatId,
        State = conversation.State.ToString().ToLowerInvariant(),
    };
}

/// <summary>Lines of conversations, from both sides, with what they said last.</summary>
internal sealed class MessageFinding : ISearchSource
{
    public SearchKind Kind => SearchKind.Message;

    public IReadOnlyList<SearchTable> Tables { get; } =
        [new("conversation_messages", "row.id", "text", "deleted_at") { IsAppended = true, Where = "row.kind <> 13" }]; // A pressed button says nothing.

    public async Task<IReadOnlyList<SearchDocument>> ReadAsync(AppDbContext db, IReadOnlyCollection<SearchKey> keys, CancellationToken cancellation)
    {
        var ids = keys.Select(k => k.Id).ToList();
        var messages = await db.ConversationMessages.Where(m => ids.Contains(m.Id) && m.Kind != MessageKind.ButtonPress).ToListAsync(cancellation);
        var of = messages.Select(m => m.ConversationId).Distinct().ToList();
        var conversations = await db.Conversations.Where(c => of.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancellation);
        return [.. messages.Where(m => conversations.ContainsKey(m.ConversationId)).Select(m => Describe(m, conversations[m.ConversationId]))];
    }

    private static SearchDocument Describe(ConversationMessage message, Conversation conversation) => new(new SearchKey(message.WorkspaceId, message.Id), conversation.Title, message.SentAt)
    {
        Text = string.Join(' ', new[] { message.Text, FileName(message) }.Where(t => !string.IsNullOrEmpty(t))),
        IsFoundByTitle = false, // A name would find every line that they ever wrote.
        BotId = conversation.BotId,
        PersonId = conversation.ChatId,
        ParentId = conversation.Id,
        State = message.DeletedAt is not null ? "deleted" : message.Author switch
        {
            MessageAuthor.Person => "in",
            MessageAuthor.Event => "event",
            _ => message.Kind == MessageKind.Note ? "note" : "out",
        },
        HasMedia = message.Media is not null,
    };

    private static string? FileName(ConversationMessage message) => MessageMedia.Parse(message.Media)?.FileName;
}
