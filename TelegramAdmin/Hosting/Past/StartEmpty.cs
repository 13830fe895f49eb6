using Microsoft.Data.Sqlite;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Hosting.Past;

/// <summary>Takes everything out of a sandbox, so that it begins anew without a past. It is asked for while the app runs, and done while nothing has the files open.</summary>
public sealed class StartEmpty(AppSettings settings, Restart restart)
{
    internal const string Mark = "empty";

    private const string Asked = "asked";
    private const string Done = "done";

    private static readonly string[] Folders = ["media", "spool"];

    /// <summary>Whether this is a sandbox with a past that can be taken out.</summary>
    public bool IsOffered => settings.Sandbox is { IsEnabled: true, HasPast: true } && settings.Database.Provider == DatabaseProvider.Sqlite && File.Exists(DatabaseOf(settings.Engine));

    /// <summary>The app ends, and begins anew in the same process.</summary>
    public void Ask()
    {
        File.WriteAllText(settings.Engine.PathOf("sandbox", Mark), Asked);
        restart.Ask();
    }

    /// <summary>At the start, before anything is open.</summary>
    internal static void Apply(EngineOptions engine)
    {
        var mark = engine.PathOf("sandbox", Mark);
        if (!File.Exists(mark) || File.ReadAllText(mark) != Asked)
            return;
        SqliteConnection.ClearAllPools();
        foreach (var ending in (string[])["", "-wal", "-shm"])
            File.Delete(DatabaseOf(engine) + ending);
        foreach (var folder in Folders.Select(f => engine.PathOf(f)).Where(Directory.Exists))
            Directory.Delete(folder, recursive: true);
        File.Delete(engine.PathOf("sandbox", "world.json"));
        File.WriteAllText(mark, Done);
    }

    private static string DatabaseOf(EngineOptions engine) => engine.PathOf("telegramadmin.db");
}
