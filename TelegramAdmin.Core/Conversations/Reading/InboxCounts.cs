namespace TelegramAdmin.Core.Conversations.Reading;

/// <summary>What stands beside the views of the inbox. Counted up to <see cref="Most"/>, so that their cost does not grow with the inbox.</summary>
public sealed record InboxCounts(int Open, int Mine, int Unassigned, int Unread)
{
    public const int Most = 999;
}
