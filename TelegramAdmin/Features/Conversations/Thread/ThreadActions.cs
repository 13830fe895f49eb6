using TelegramAdmin.Core.Conversations;

namespace TelegramAdmin.Features.Conversations.Thread;

/// <summary>What can be done from within a line of the thread. Handed down once, so that lines are drawn only when they change.</summary>
public sealed class ThreadActions
{
    /// <summary>The person looking may write.</summary>
    public required bool MayAnswer { get; init; }

    /// <summary>With the id of the button that it opens at.</summary>
    public required Action<ThreadLine, string> OpenMenu { get; init; }

    public required Func<ConversationMessage, Task> ShowPictureAsync { get; init; }

    public required Func<ConversationMessage, Task> ShowHistoryAsync { get; init; }

    /// <summary>By Telegram's id.</summary>
    public required Func<long, Task> GoToAsync { get; init; }

    public required Func<ConversationMessage, Task> SendAgainAsync { get; init; }

    public required Func<ConversationMessage, Task> BelieveSentAsync { get; init; }

    /// <summary>Calls back what waits for its time.</summary>
    public required Func<ConversationMessage, Task> CancelAsync { get; init; }
}
