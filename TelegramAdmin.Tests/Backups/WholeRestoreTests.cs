using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Backups;

/// <summary>A product with something in each table and each folder, backed up and restored into an empty place: row for row and byte for byte the same.</summary>
public sealed class WholeRestoreTests : IDisposable
{
    /// <summary>What may differ, and why.</summary>
    private static readonly Dictionary<string, string> Different = new()
    {
        ["backups"] = "the backup itself is written down once it is made",
        ["audit_entries"] = "that it was made and restored is written down",
        ["search_documents"] = "the index is made anew from the rest",
        ["nodes"] = "those of the backup are not those that run",
        ["node_leases"] = "as the nodes",
        ["search_changes"] = "as the index",
        ["search_cursors"] = "as the index",
    };

    private readonly string _place = Directory.CreateTempSubdirectory("ta-backup-").FullName;

    private string FilePath => Path.Combine(_place, "whole.tgbackup");

    public void Dispose() => Directory.Delete(_place, recursive: true);

    [Theory, OnBothDatabases]
    public async Task EveryTableAndFile_ComesBackAsItWas(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var before = await RichData.FillAsync(database);
        Assert.True(before.Count > 100, "The model has no tables any more.");
        Assert.Empty(before.Where(t => t.Value.Rows == 0).Select(t => t.Key));
        var files = Write(database.Folder);
        var made = await AppProcess.RunAsync(["backup", "create", FilePath, .. database.Arguments]);
        Assert.True(made.Code == 0, made.Output);
        await using var empty = await TestDatabase.CreateEmptyAsync(provider);
        Directory.Delete(empty.Folder);

        var restored = await AppProcess.RunAsync(["backup", "restore", FilePath, .. empty.Arguments]);

        Assert.True(restored.Code == 0, restored.Output);
        await using var open = await DatabaseReader.OpenAsync(empty);
        var after = await TablePrints.ReadAsync(open.Storage);
        Assert.Equal(before.Keys, after.Keys);
        Assert.Empty(before.Where(t => !Different.ContainsKey(t.Key) && after[t.Key] != t.Value).Select(t => $"{t.Key}: {t.Value.Rows} rows, then {after[t.Key].Rows}"));
        Assert.All(files, file => Assert.Equal(file.Value, File.ReadAllText(Path.Combine(empty.Folder, file.Key))));
    }

    /// <summary>A file in each folder that goes with a backup.</summary>
    private static Dictionary<string, string> Write(string folder)
    {
        var files = new[] { "media/1/photo", "spool/1/page", "tdlib/reader/td.binlog", "sandbox/state" }.ToDictionary(f => f, f => $"what lies in {f}");
        foreach (var (name, text) in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, name))!);
            File.WriteAllText(Path.Combine(folder, name), text);
        }
        return files;
    }
}
