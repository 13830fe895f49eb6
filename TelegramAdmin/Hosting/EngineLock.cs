using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Hosting;

/// <summary>
/// Held while the app runs. On SQLite one runs on a data folder: two would poll the same bots and send the same messages. On PostgreSQL several
/// share it, each under a name of its own, and whoever changes the folder itself keeps all of them out.
/// </summary>
internal sealed class EngineLock : IDisposable
{
    private FileStream _folder;
    private FileStream? _name;

    private EngineLock(FileStream folder) => _folder = folder;

    /// <summary>Whether nobody else runs on the folder.</summary>
    public bool IsSole { get; private set; } = true;

    /// <summary>Keeps everybody else out.</summary>
    /// <exception cref="SettingsException">Another one runs.</exception>
    public static EngineLock Take(EngineOptions options)
    {
        try
        {
            return new EngineLock(Open(options, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException)
        {
            throw new SettingsException([$"DataDirectory: another TelegramAdmin runs on {options.PathOf()}. Stop it first, or give this one a folder of its own."]);
        }
    }

    /// <summary>As <see cref="Take"/>; on PostgreSQL beside nodes of other names.</summary>
    /// <exception cref="SettingsException">Another one runs, or one of this name.</exception>
    public static EngineLock TakeAsNode(AppSettings settings)
    {
        if (settings.Database.Provider == DatabaseProvider.Sqlite)
            return Take(settings.Engine);
        FileStream? name = null;
        try
        {
            name = new FileStream(settings.Engine.PathOf($"node-{FileNameOf(settings.NodeName)}.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return TakeFolder(settings.Engine, name);
        }
        catch (IOException)
        {
            name?.Dispose();
            throw new SettingsException([$"Node:Name: a node named {settings.NodeName} runs on {settings.Engine.PathOf()}, or a backup is being restored there. Give each node a name of its own."]);
        }
    }

    /// <summary>What only one may do is done: from here on others may run beside.</summary>
    public void Share(AppSettings settings)
    {
        if (_name is null || !IsSole)
            return;
        _folder.Dispose();
        _folder = Open(settings.Engine, FileAccess.Read, FileShare.Read);
    }

    public void Dispose()
    {
        _folder.Dispose();
        _name?.Dispose();
    }

    private static EngineLock TakeFolder(EngineOptions options, FileStream name)
    {
        try
        {
            return new EngineLock(Open(options, FileAccess.ReadWrite, FileShare.None)) { _name = name };
        }
        catch (IOException)
        {
            return new EngineLock(Open(options, FileAccess.Read, FileShare.Read)) { _name = name, IsSole = false };
        }
    }

    private static FileStream Open(EngineOptions options, FileAccess access, FileShare share) => new(options.PathOf("engine.lock"), FileMode.OpenOrCreate, access, share);

    private static string FileNameOf(string name) => string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' ? c : '_'));
}
