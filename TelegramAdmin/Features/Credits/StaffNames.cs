using TelegramAdmin.Core.Access.Staffing;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Features.Credits;

/// <summary>What the members of the team are called.</summary>
public sealed class StaffNames(StaffList staff)
{
    public async Task<IReadOnlyDictionary<long, string>> ReadAsync(WorkspaceId workspace) =>
        (await staff.ReadAsync(workspace)).ToDictionary(m => m.AdminId, m => m.Name);
}
