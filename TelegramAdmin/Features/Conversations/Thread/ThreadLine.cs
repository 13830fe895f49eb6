using TelegramAdmin.Core.Conversations;

namespace TelegramAdmin.Features.Conversations.Thread;

/// <summary>What stands in one line of a thread: a message, an album, or a press of a button.</summary>
/// <param name="Parts">More than one in an album.</param>
public sealed record ThreadLine(IReadOnlyList<ConversationMessage> Parts)
{
    /// <summary>Another day than the line above.</summary>
    public bool StartsDay { get; init; }

    /// <summary>Another writer than in the line above.</summary>
    public bool IsFirst { get; init; }

    /// <summary>Who wrote it, where that is not clear by the side.</summary>
    public string? Name { get; init; }

    /// <summary>What it answers, where that is loaded.</summary>
    public ConversationMessage? Quoted { get; init; }

    /// <summary>What stood on the button that was pressed.</summary>
    public string? Pressed { get; init; }

    /// <summary>When it goes out, where that is still to come.</summary>
    public DateTimeOffset? SendAt { get; init; }

    public ConversationMessage Message => Parts[0];

    /// <summary>For the team only.</summary>
    public bool IsNote => Message.Kind == MessageKind.Note;

    /// <summary>The part with the words; in an album usually the first.</summary>
    public ConversationMessage Worded => Parts.FirstOrDefault(p => p.Text.Length > 0) ?? Message;

    public bool IsOurs => Message.Author is MessageAuthor.Bot or MessageAuthor.Operator;

    public bool CanBeAnswered => Message is { TelegramMessageId: not null, DeletedAt: null };

    public bool CanBeReactedTo => CanBeAnswered && !IsOurs;

    public bool CanBeDeleted => IsOurs && CanBeAnswered;

    public bool CanBeEdited => CanBeDeleted && Message.Author == MessageAuthor.Operator && Message.Kind is MessageKind.Text or MessageKind.Photo or MessageKind.Video
        or MessageKind.Animation or MessageKind.Audio or MessageKind.Document or MessageKind.Voice;

    public bool Equals(ThreadLine? other) =>
        other is not null && Parts.SequenceEqual(other.Parts) && (StartsDay, IsFirst, Name, Pressed, SendAt) == (other.StartsDay, other.IsFirst, other.Name, other.Pressed, other.SendAt)
        && ReferenceEquals(Quoted, other.Quoted);

    public override int GetHashCode() => Message.Id.GetHashCode();
}
