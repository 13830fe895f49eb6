using TelegramAdmin.Core.Access;

namespace TelegramAdmin.Features.Settings.Staffing;

/// <summary>What each role may do, in words.</summary>
internal static class Roles
{
    public static IReadOnlyList<(AdminRole Role, string May)> All { get; } =
    [
        (AdminRole.Owner, "Everything, and decides who works here."),
        (AdminRole.Admin, "Runs bots and texts, and answers people."),
        (AdminRole.Operator, "Answers people."),
        (AdminRole.Viewer, "Sees everything but secrets, changes nothing."),
    ];
}
