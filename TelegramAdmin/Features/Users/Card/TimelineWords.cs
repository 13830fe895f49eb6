using TelegramAdmin.Core.Profiles.Timeline;

namespace TelegramAdmin.Features.Users.Card;

/// <summary>Entries of a timeline in words and signs.</summary>
internal static class TimelineWords
{
    public const string Everything = "Everything";

    /// <summary>What one may look at alone.</summary>
    public static IReadOnlyList<(string Words, TimelineKind[] Kinds)> Groups { get; } =
    [
        (Everything, []),
        ("Messages", [TimelineKind.Message, TimelineKind.Event, TimelineKind.Rule, TimelineKind.Ai]),
        ("Money", [TimelineKind.Ledger, TimelineKind.Payment]),
        ("Campaigns", [TimelineKind.Campaign, TimelineKind.OptOut]),
        ("Team", [TimelineKind.Note, TimelineKind.Act, TimelineKind.BulkAct]),
    ];

    public static TimelineKind[] KindsOf(string group) => Groups.First(g => g.Words == group).Kinds;

    public static string Icon(TimelineKind kind) => kind switch
    {
        TimelineKind.Met => "waving_hand",
        TimelineKind.Message => "chat_bubble",
        TimelineKind.Event => "info",
        TimelineKind.Ledger => "toll",
        TimelineKind.Payment => "credit_card",
        TimelineKind.Campaign => "campaign",
        TimelineKind.OptOut => "notifications_off",
        TimelineKind.Note => "sticky_note_2",
        TimelineKind.BulkAct => "checklist",
        TimelineKind.Rule => "quickreply",
        TimelineKind.Ai => "auto_awesome",
        _ => "badge",
    };
}
