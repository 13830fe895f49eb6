using TelegramAdmin.Core.Profiles.Acting;

namespace TelegramAdmin.Features.Users.Acting;

/// <summary>Acts upon many people in words.</summary>
internal static class BulkWords
{
    public static string Question(BulkActKind kind) => kind switch
    {
        BulkActKind.Tag => "Put a tag on these people?",
        BulkActKind.Untag => "Take a tag off these people?",
        BulkActKind.Tier => "Move these people to another tier?",
        BulkActKind.Ban => "Ban these people?",
        _ => "Lift bans and mutes of these people?",
    };

    public static string Consequence(BulkActKind kind) => kind switch
    {
        BulkActKind.Tag => "Each gets the tag. Who has it already stays as they are. It can be undone.",
        BulkActKind.Untag => "The tag comes off each who has it. It can be undone.",
        BulkActKind.Tier => "From then on they pay what the tier asks. It can be undone: each goes back to the tier they were in.",
        BulkActKind.Ban => "Nothing of theirs reaches the team, and the bots do not answer them, until somebody lifts it. Members of the team are left out. It can be undone.",
        _ => "They may write again at once. It can be undone: each gets back the ban or mute they had.",
    };

    /// <summary>With {0} for the number of people.</summary>
    public static string Verb(BulkActKind kind) => kind switch
    {
        BulkActKind.Tag => "Tag {0}",
        BulkActKind.Untag => "Take off {0}",
        BulkActKind.Tier => "Move {0}",
        BulkActKind.Ban => "Ban {0}",
        _ => "Lift for {0}",
    };
}
