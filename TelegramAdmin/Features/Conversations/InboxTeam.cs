using TelegramAdmin.Core.Access.Staffing;

namespace TelegramAdmin.Features.Conversations;

/// <summary>Who of the staff works in this inbox, by name.</summary>
public sealed record InboxTeam(IReadOnlyList<StaffMember> Members)
{
    public static InboxTeam Nobody { get; } = new([]);

    /// <summary>What somebody is called who has left; a page says it in its reader's language.</summary>
    public string Gone { get; init; } = "Somebody who left";

    /// <summary>Null for nobody; who has left is still named by a word.</summary>
    public string? NameOf(long? adminId) => adminId is null ? null : Members.FirstOrDefault(m => m.AdminId == adminId)?.Name ?? Gone;

    /// <summary>What decides about the hue of somebody's avatar.</summary>
    public static string KeyOf(long adminId) => $"admin-{adminId}";
}
