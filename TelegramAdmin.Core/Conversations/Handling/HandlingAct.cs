namespace TelegramAdmin.Core.Conversations.Handling;

/// <summary>Something that can be done with a whole conversation, by a person on a page, a command in the forum group, a rule, or for many at once.</summary>
public abstract record HandlingAct
{
    private HandlingAct()
    {
    }

    /// <param name="AdminId">Null takes it from whoever has it.</param>
    public sealed record Assign(long? AdminId) : HandlingAct;

    public sealed record SetPriority(ConversationPriority Priority) : HandlingAct;

    public sealed record Snooze(DateTimeOffset Until) : HandlingAct;

    public sealed record Close : HandlingAct;

    /// <summary>Opens a closed or snoozed one, or one that was quiet.</summary>
    public sealed record Reopen : HandlingAct;

    public sealed record PutLabel(long LabelId) : HandlingAct;

    public sealed record TakeLabel(long LabelId) : HandlingAct;

    public sealed record MarkRead : HandlingAct;

    public sealed record MarkUnread : HandlingAct;
}
