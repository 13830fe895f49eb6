using Microsoft.AspNetCore.Components;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Nodes;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Features.Operations.Nodes;

/// <summary>The processes that share this installation, what each does, and whether they run the same version.</summary>
public sealed partial class NodesPage
{
    private const int Named = 4;

    private readonly Dictionary<BotId, string> _names = [];
    private IReadOnlyList<NodeStatus>? _nodes;

    [Inject]
    public required NodeReader Reader { get; init; }

    [Inject]
    public required BotDirectory Bots { get; init; }

    private string Lead
    {
        get
        {
            var alive = (_nodes ?? []).Where(n => n.IsAlive).ToList();
            return alive.Select(n => n.Node.Version).Distinct().Count() > 1 ? L["Two versions run side by side. That is fine during an upgrade."]
                : alive.Count == 0 ? L["The processes that share this installation."] : L.Count(alive.Count, "{0} node works.", "{0} nodes work.");
        }
    }

    protected override async Task OnInitializedAsync() => await ReadAsync();

    protected override async Task<bool> TickAsync()
    {
        await ReadAsync();
        return true;
    }

    private async Task ReadAsync()
    {
        var nodes = await Reader.ReadAsync();
        foreach (var bot in nodes.SelectMany(n => n.Bots.Take(Named)).Where(b => !_names.ContainsKey(b)))
            _names[bot] = await Bots.FindAsync(bot) is { } known ? $"@{known.Username}" : bot.ToString();
        _nodes = nodes;
    }

    private string NamesOf(IReadOnlyList<BotId> bots)
    {
        var names = string.Join(", ", bots.Take(Named).Select(b => _names[b]));
        return bots.Count > Named ? $"{names} {L["and {0} more", bots.Count - Named]}" : names;
    }
}
