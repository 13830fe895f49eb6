using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage.Postgres;

namespace TelegramAdmin.Core.Nodes;

/// <summary>Nodes keep files in one folder that all of them see: each leaves a mark there, and one that does not find another's mark does not start.</summary>
internal sealed class SharedFolder(EngineOptions options)
{
    public async Task MarkAsync(NodeSelf self, CancellationToken cancellation)
    {
        Directory.CreateDirectory(options.PathOf("nodes"));
        await File.WriteAllTextAsync(PathOf(self.Id), $"{self.Name} {self.Address}\n", cancellation);
    }

    /// <exception cref="DirectoryNotFoundException">A living node works in another folder.</exception>
    public void Check(IEnumerable<string> alive)
    {
        if (alive.Any(id => !File.Exists(PathOf(id))))
            throw new DirectoryNotFoundException($"DataDirectory: another node on this database does not use the folder {options.PathOf()}. Give all nodes the same shared folder; docs/nodes.md says how.");
    }

    public void Unmark(string id) => File.Delete(PathOf(id));

    private string PathOf(string id) => options.PathOf("nodes", id);
}
