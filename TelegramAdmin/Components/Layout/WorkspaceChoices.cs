using TelegramAdmin.Core.Access.Tenancy;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Components.Layout;

/// <summary>What the switcher offers.</summary>
internal static class WorkspaceChoices
{
    /// <summary>By name: an order that changed with each switch would make people miss.</summary>
    public static IReadOnlyList<WorkspaceChoice> Of(IReadOnlyList<WorkspaceSeat> seats, WorkspaceId here) =>
        [.. seats.OrderBy(s => s.Name, StringComparer.CurrentCultureIgnoreCase).Select(s => new WorkspaceChoice(s.Id.Value, s.Name, s.Id == here))];
}
