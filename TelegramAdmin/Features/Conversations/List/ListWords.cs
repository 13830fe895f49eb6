using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Conversations.Reading;

namespace TelegramAdmin.Features.Conversations.List;

/// <summary>Figures of the list that are counted up to a limit only.</summary>
public static class ListWords
{
    /// <summary>38, or 999+.</summary>
    public static string Count(int? count) => count > InboxCounts.Most ? $"{InboxCounts.Most}+" : Numbers.Count(count);
}
