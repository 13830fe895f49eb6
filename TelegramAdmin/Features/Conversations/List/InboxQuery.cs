using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Conversations.Reading;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Features.Conversations.List;

/// <summary>What the list shows, as it stands in the address.</summary>
public sealed record InboxQuery(string? View, bool OnlyUnread, bool IsUrgent, BotId? Bot, long? Label, string? Search)
{
    public const string All = "all";

    /// <summary>The views that stand in the menu rather than among the tabs.</summary>
    public static IReadOnlyList<(string View, string Words, string Icon)> More { get; } =
    [
        ("waiting", "Waiting for us", "hourglass_top"), ("snoozed", "Snoozed", "snooze"), ("closed", "Closed", "check"), (All, "Everything", "all_inbox"),
    ];

    /// <summary>Anything but the view narrows the list.</summary>
    public bool IsNarrowed => OnlyUnread || IsUrgent || Bot is not null || Label is not null || !string.IsNullOrWhiteSpace(Search);

    public ConversationFilter For(long adminId) => new(OnlyUnread, Search, Bot)
    {
        State = View switch
        {
            "snoozed" => ConversationState.Snoozed,
            "closed" => ConversationState.Closed,
            _ => ConversationState.Open,
        },
        WithQuiet = View == All,
        Assignee = View == "mine" ? adminId : null,
        IsUnassigned = View == "unassigned",
        IsWaiting = View == "waiting",
        Priority = IsUrgent ? ConversationPriority.High : null,
        Label = Label,
    };
}
