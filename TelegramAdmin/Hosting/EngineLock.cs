using TelegramAdmin.Core.Settings;

namespace TelegramAdmin.Hosting;

/// <summary>Held while the app runs: two of them on one data folder would poll the same bots and send the same messages.</summary>
internal sealed class EngineLock : IDisposable
{
    private readonly FileStream _file;

    private EngineLock(FileStream file) => _file = file;

    /// <exception cref="SettingsException">Another one runs.</exception>
    public static EngineLock Take(EngineOptions options)
    {
        try
        {
            return new EngineLock(new FileStream(options.PathOf("engine.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException)
        {
            throw new SettingsException([$"DataDirectory: another TelegramAdmin runs on {options.PathOf()}. Stop it first, or give this one a folder of its own."]);
        }
    }

    public void Dispose() => _file.Dispose();
}
