using System.Text.Json;
using TelegramAdmin.Core.Settings;

namespace TelegramAdmin.Core.Backups.Restoring;

/// <summary>A restore that lies ready in <c>DataDirectory</c>/restore and takes place at the next start, before anything opens the database.</summary>
public sealed record RestorePlan
{
    private const string Folder = "restore";
    private const string Waiting = "plan.json";
    private const string Done = "done.json";

    /// <summary>The file's name.</summary>
    public string Backup { get; set; } = "";

    public DateTimeOffset MadeAt { get; set; }

    public DateTimeOffset StagedAt { get; set; }

    public string? StagedBy { get; set; }

    public long Rows { get; set; }

    /// <summary>The unpacked database: a file, or a schema of PostgreSQL.</summary>
    public string Place { get; set; } = "";

    /// <summary>The folder, and on PostgreSQL the schema, that keeps what was there.</summary>
    public string Aside { get; set; } = "";

    /// <summary>What was there is aside; from here on there is only forward.</summary>
    public bool IsAside { get; set; }

    public static string FolderOf(EngineOptions options) => options.PathOf(Folder);

    /// <summary>The one that waits for the next start.</summary>
    public static RestorePlan? Find(EngineOptions options) => Read(options.PathOf(Folder, Waiting));

    /// <summary>The one that took place, until somebody has been told.</summary>
    public static RestorePlan? FindDone(EngineOptions options) => Read(options.PathOf(Folder, Done));

    internal void Save(EngineOptions options) => Write(options.PathOf(Folder, Waiting));

    internal void Finish(EngineOptions options)
    {
        Write(options.PathOf(Folder, Done));
        File.Delete(options.PathOf(Folder, Waiting));
    }

    // Written beside and moved: half a plan would be worse than none.
    private void Write(string path)
    {
        File.WriteAllText(path + ".new", JsonSerializer.Serialize(this));
        File.Move(path + ".new", path, overwrite: true);
    }

    private static RestorePlan? Read(string path) => File.Exists(path) ? JsonSerializer.Deserialize<RestorePlan>(File.ReadAllText(path)) : null;
}
