using System.Globalization;
using System.Security.Claims;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Auth;

/// <summary>Who is signed in, and in which workspace with which role.</summary>
public sealed record Staff(long AdminId, string Name, AdminRole Role, WorkspaceId Workspace)
{
    public const string WorkspaceClaim = "workspace";

    /// <summary>Whether they are in the first workspace, in which the server itself is looked after.</summary>
    public bool IsAtHome => Workspace == WorkspaceId.Default;

    public bool MayAnswer => Role >= AdminRole.Operator;

    public bool MayManage => Role >= AdminRole.Admin;

    public static Staff? Of(ClaimsPrincipal person) =>
        long.TryParse(person.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
        && int.TryParse(person.FindFirstValue(WorkspaceClaim), NumberStyles.None, CultureInfo.InvariantCulture, out var workspace)
        && Enum.TryParse<AdminRole>(person.FindFirstValue(ClaimTypes.Role), out var role)
            ? new Staff(id, person.Identity?.Name ?? "", role, new WorkspaceId(workspace))
            : null;
}
