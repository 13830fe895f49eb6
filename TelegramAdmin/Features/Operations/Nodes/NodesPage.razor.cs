using Microsoft.AspNetCore.Components;
using TelegramAdmin.Core.Nodes;

namespace TelegramAdmin.Features.Operations.Nodes;

/// <summary>The processes that share this installation, what each does, and whether they run the same version.</summary>
public sealed partial class NodesPage
{
    private IReadOnlyList<NodeStatus>? _nodes;

    [Inject]
    public required NodeReader Reader { get; init; }

    private string Lead
    {
        get
        {
            var alive = (_nodes ?? []).Where(n => n.IsAlive).ToList();
            return alive.Select(n => n.Node.Version).Distinct().Count() > 1 ? L["Two versions run side by side. That is fine during an upgrade."]
                : alive.Count == 0 ? L["The processes that share this installation."] : L.Count(alive.Count, "{0} node works.", "{0} nodes work.");
        }
    }

    protected override async Task OnInitializedAsync() => _nodes = await Reader.ReadAsync();

    protected override async Task<bool> TickAsync()
    {
        _nodes = await Reader.ReadAsync();
        return true;
    }
}
