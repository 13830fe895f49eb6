using System.Globalization;
using TelegramAdmin.Core.BotApi;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Gateway;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Hosting.Otlp;

namespace TelegramAdmin.Hosting;

/// <summary>Reads <see cref="AppSettings"/>; collects every fault instead of stopping at the first.</summary>
internal sealed class SettingsReader(IConfiguration configuration)
{
    private const string TelegramItself = "https://api.telegram.org";

    private readonly List<string> _problems = [];

    /// <exception cref="SettingsException">Something is wrong or missing.</exception>
    public static AppSettings Read(IConfiguration configuration) => new SettingsReader(configuration).Read();

    private AppSettings Read()
    {
        new SecretFiles(configuration, _problems).Read();
        var url = Url();
        var engine = new EngineOptions { DataDirectory = DataDirectory(), PublicUrl = PublicUrl(), BotApiUrl = BotApiUrl(), AllowsPrivateNetworks = AllowsPrivateNetworks() };
        (engine.AdminIds, engine.AdminGroupId) = (AdminIds(), AdminGroupId());
        engine.Stripe = new StripeSettingsReader(configuration, _problems).Read();
        engine.Ai = new AiSettingsReader(configuration, _problems).Read();
        engine.MtProto = new MtProtoSettingsReader(configuration, _problems).Read();
        (engine.KeepMessages, engine.KeepUpdates) = (Days("Retention:Messages", engine.KeepMessages), Days("Retention:Updates", engine.KeepUpdates));
        engine.UpdateWorkers = UpdateWorkers(engine.UpdateWorkers);
        var bots = Bots();
        var settings = new AppSettings
        {
            Url = url,
            Engine = engine,
            Database = new DatabaseSettingsReader(configuration, _problems).Read(engine),
            Bots = bots,
            Gateway = Gateway(),
            Owner = Owner(),
            Otlp = new OtlpSettingsReader(configuration, _problems).Read(),
            NodeName = NodeName(url),
            MetricsToken = configuration["Metrics:Token"],
            TrustedProxies = TrustedProxies.Read(configuration, _problems),
            Sandbox = new SandboxSettingsReader(configuration, _problems).Read(engine, hasBots: bots.Count > 0),
        };
        return _problems.Count == 0 ? settings : throw new SettingsException(_problems);
    }

    private string Url()
    {
        var urls = ListensAt(configuration, _problems);
        foreach (var one in urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!BindingIsValid(one))
                _problems.Add($"Urls: \"{one}\" is not an address to listen on. Write it like http://localhost:5080.");
        }
        return urls.Split(';')[0].Trim();
    }

    /// <summary>Where the app listens: what <c>Urls</c> says, else every address at the <c>PORT</c> that a platform gives, else this machine only.</summary>
    public static string ListensAt(IConfiguration configuration, List<string>? problems = null)
    {
        if (configuration[WebHostDefaults.ServerUrlsKey] is { Length: > 0 } urls)
            return urls;
        if (configuration["PORT"] is not { Length: > 0 } text)
            return TelegramAdminHost.DefaultUrl;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is >= 1 and <= 65535)
            return $"http://*:{text}";
        problems?.Add($"PORT: \"{text}\" is not a port. Take a number from 1 to 65535, or leave it out and set Urls.");
        return TelegramAdminHost.DefaultUrl;
    }

    /// <summary>The same after each restart, and on one machine another for each port.</summary>
    private string NodeName(string url)
    {
        if (configuration["Node:Name"]?.Trim() is not { Length: > 0 } name)
            return $"{Environment.MachineName}:{(BindingIsValid(url) ? BindingAddress.Parse(url).Port : 0)}";
        if (name.Length > 100)
            _problems.Add("Node:Name: give a name of at most 100 characters, or leave it out.");
        return name;
    }

    private static bool BindingIsValid(string url)
    {
        try
        {
            var address = BindingAddress.Parse(url);
            return address.Scheme is "http" or "https" && address.Port is >= 0 and <= 65535;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private string DataDirectory()
    {
        var folder = configuration["DataDirectory"] is { Length: > 0 } set ? set : "./data";
        try
        {
            Directory.CreateDirectory(folder);
            var probe = Path.Combine(folder, $".probe-{Guid.NewGuid():N}");
            File.WriteAllText(probe, "");
            File.Delete(probe);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            _problems.Add($"DataDirectory: {Path.GetFullPath(folder)} cannot be written ({e.Message}) Give the account that runs this program the right to write there, or name another folder.");
        }
        return folder;
    }

    private Uri? PublicUrl()
    {
        if (configuration["PublicUrl"] is not { Length: > 0 } text)
            return null;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("https" or "http"))
            _problems.Add($"PublicUrl: \"{text}\" is not an address. Write it like https://admin.example.com.");
        else if (url.Scheme == "http" && !url.IsLoopback)
            _problems.Add("PublicUrl: it must begin with https; Telegram and Stripe deliver to nothing else.");
        else if (url.Query.Length + url.Fragment.Length > 0)
            _problems.Add("PublicUrl: leave out what follows ? or #.");
        return url;
    }

    private Uri BotApiUrl()
    {
        var text = configuration["Telegram:BotApiUrl"] is { Length: > 0 } set ? set : TelegramItself;
        if (Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "https" or "http")
            return url!;
        _problems.Add($"Telegram:BotApiUrl: \"{text}\" is not an address. Leave it out for Telegram's own server.");
        return new Uri(TelegramItself);
    }

    // A list in the file (Telegram:AdminIds:0), or in one line, as environments have it: "1001,1002".
    private IReadOnlyList<long> AdminIds()
    {
        var texts = configuration.GetSection("Telegram:AdminIds").GetChildren().Select(c => c.Value ?? "")
            .Concat((configuration["Telegram:AdminIds"] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        var ids = new List<long>();
        foreach (var text in texts)
        {
            if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0)
                ids.Add(id);
            else
                _problems.Add($"Telegram:AdminIds: \"{text}\" is not the number of a Telegram user. Write it like 123456789; @userinfobot tells yours.");
        }
        return ids;
    }

    private long? AdminGroupId()
    {
        if (configuration["Telegram:AdminGroupId"] is not { Length: > 0 } text)
            return null;
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id) && id < 0)
            return id;
        _problems.Add($"Telegram:AdminGroupId: \"{text}\" is not the number of a group. It is below zero, like -1001234567890.");
        return null;
    }

    private TimeSpan Days(string key, TimeSpan usual)
    {
        if (configuration[key] is not { Length: > 0 } text)
            return usual;
        if (int.TryParse(text, out var days) && days is >= 2 and <= 3650)
            return TimeSpan.FromDays(days);
        _problems.Add($"{key}: \"{text}\" is not a number of days from 2 to 3650.");
        return usual;
    }

    private int UpdateWorkers(int usual)
    {
        if (configuration["Updates:Workers"] is not { Length: > 0 } text)
            return usual;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var workers) && workers is >= 1 and <= 256)
            return workers;
        _problems.Add($"Updates:Workers: \"{text}\" is not a number from 1 to 256.");
        return usual;
    }

    private bool AllowsPrivateNetworks()
    {
        if (configuration["Webhooks:AllowPrivateNetworks"] is not { Length: > 0 } text)
            return false;
        if (!bool.TryParse(text, out var allows))
            _problems.Add($"Webhooks:AllowPrivateNetworks: \"{text}\" is neither true nor false.");
        return allows;
    }

    private List<ConfiguredBot> Bots()
    {
        var bots = new List<ConfiguredBot>();
        foreach (var section in configuration.GetSection("Telegram:Bots").GetChildren())
        {
            if (!BotToken.TryParse(section["Token"], out _))
                _problems.Add($"Telegram:Bots:{section.Key}:Token is not a bot token. Copy it whole from BotFather.");
            else if (ParseMode(section["Mode"], section.Path, out var mode))
                bots.Add(new ConfiguredBot(section["Token"]!.Trim(), mode));
        }
        return bots;
    }

    private bool ParseMode(string? text, string path, out ReceiveMode? mode)
    {
        mode = null;
        if (string.IsNullOrEmpty(text))
            return true;
        if (ByName.TryParse<ReceiveMode>(text, out var parsed))
            mode = parsed;
        else
            _problems.Add($"{path}:Mode: \"{text}\" is not known. Write webhook or polling, or leave it out.");
        return mode is not null;
    }

    private GatewayOptions Gateway()
    {
        var gateway = new GatewayOptions();
        if (configuration["Gateway:SendWait"] is { Length: > 0 } text)
        {
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 1 and <= 600)
                gateway.SendWait = TimeSpan.FromSeconds(seconds);
            else
                _problems.Add($"Gateway:SendWait: \"{text}\" is not a number of seconds from 1 to 600.");
        }
        return gateway;
    }

    private OwnerSettings? Owner()
    {
        var (email, password) = (configuration["Admin:Email"], configuration["Admin:Password"]);
        if (string.IsNullOrEmpty(email) && string.IsNullOrEmpty(password))
            return null;
        if (string.IsNullOrEmpty(email) || string.IsNullOrEmpty(password))
        {
            _problems.Add("Admin:Email and Admin:Password belong together. Set both, or neither to get a setup link.");
            return null;
        }
        return new OwnerSettings(email, password);
    }
}
