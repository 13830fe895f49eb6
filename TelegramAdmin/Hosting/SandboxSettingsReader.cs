using TelegramAdmin.Core.Settings;
using TelegramAdmin.Hosting.Past;

namespace TelegramAdmin.Hosting;

/// <summary>Reads whether the sandbox runs, and where.</summary>
internal sealed class SandboxSettingsReader(IConfiguration configuration, List<string> problems)
{
    /// <summary>On only where nothing real is configured, and the data folder is new or was the sandbox's before.</summary>
    public SandboxSettings Read(EngineOptions engine, bool hasBots)
    {
        var url = configuration["Sandbox:Url"] is { Length: > 0 } set ? set : "http://localhost:5081";
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || !address.IsLoopback)
            problems.Add($"Sandbox:Url: \"{url}\" must be an address of this machine, such as http://localhost:5081.");
        var isReal = hasBots || configuration["MtProto:ApiId"] is { Length: > 0 } || configuration["Telegram:BotApiUrl"] is { Length: > 0 } || configuration["Stripe:SecretKey"] is { Length: > 0 };
        var isFresh = !File.Exists(engine.PathOf("telegramadmin.db")) && !DatabaseSettingsReader.IsConfigured(configuration);
        var wasSandbox = File.Exists(engine.PathOf("sandbox", "world.json"));
        if (configuration["Sandbox:Enabled"] is not { Length: > 0 } text)
            return new SandboxSettings(!isReal && (isFresh || wasSandbox), url, HasPast());
        if (!bool.TryParse(text, out var wanted))
            problems.Add($"Sandbox:Enabled: \"{text}\" is neither true nor false.");
        if (wanted && isReal)
            problems.Add("Sandbox:Enabled: the sandbox never runs beside real bots or keys. Take out Telegram:Bots, Telegram:BotApiUrl, Stripe:SecretKey and MtProto:ApiId, or set it to false.");
        return new SandboxSettings(wanted, url, HasPast());

        bool HasPast() => !string.Equals(configuration["Sandbox:Past"], "false", StringComparison.OrdinalIgnoreCase) && !File.Exists(engine.PathOf("sandbox", StartEmpty.Mark));
    }
}
