using System.Globalization;
using System.Net;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.AdminMenus.Screens;

/// <summary>The ways from a menu to the page that shows the same: inside Telegram, and in a browser.</summary>
public sealed class BrowserLink(EngineOptions options, BrowserPages pages)
{
    /// <summary>Where a Mini App begins; it signs its reader in and goes on to the page.</summary>
    public const string AppPath = "/app";

    private const string Words = "↗ Open in the browser";
    private const string AppWords = "▣ Open here";

    /// <summary>Empty where Telegram takes no button to our address. Menus stand in private chats only, so a Mini App may be among them.</summary>
    internal IReadOnlyList<BotButton> ButtonsTo(string path, BotId bot) => Reachable is not { } address ? []
        : AppTo(path, bot) is { } app ? [BotButton.App(AppWords, app), BotButton.Link(Words, At(address, path))]
        : [BotButton.Link(Words, At(address, path))];

    /// <summary>Where the page opens inside Telegram; null where Telegram does not open it.</summary>
    internal string? AppTo(string path, BotId bot) => Reachable is { } address && OpensInTelegram(address) ? AppAt(address, path, bot) : null;

    /// <summary>The one button that opens the page inside Telegram; null where Telegram does not open it.</summary>
    internal BotButton? AppButtonTo(string path, BotId bot) => AppTo(path, bot) is { } app ? BotButton.App(AppWords, app) : null;

    /// <summary>For whoever sits at this machine; null where a button leads there, or nobody knows our address.</summary>
    internal string? TextOf(string path) =>
        (options.PublicUrl ?? options.LocalUrl) is { } address && Reachable is null ? $"<code>{MenuText.Escape(At(address, path))}</code>" : null;

    private Uri? Reachable => options.PublicUrl is { } address ? Pressable(address) : null;

    // Telegram opens pages by https only (core.telegram.org/bots/api#webappinfo); the sandbox opens those of its own machine.
    private bool OpensInTelegram(Uri address) => address.Scheme == Uri.UriSchemeHttps || (pages.InSandbox && address.IsLoopback);

    // Which bot it is says whose token signs the data that Telegram gives to the page.
    private string AppAt(Uri address, string path, BotId bot) => string.Create(
        CultureInfo.InvariantCulture, $"{address.AbsoluteUri.TrimEnd('/')}{AppPath}?bot={bot.Value}&to={Uri.EscapeDataString(Known(path))}");

    private string At(Uri address, string path) => address.AbsoluteUri.TrimEnd('/') + Known(path);

    // A page that this build does not have is no place to send somebody to.
    private string Known(string path) => pages.Have(path) ? path : "/";

    /// <summary>
    /// Telegram refuses hosts without a dot, localhost among them, and with the button the whole message ("Wrong HTTP URL",
    /// BUTTON_URL_INVALID); the number of the same machine it takes.
    /// </summary>
    private static Uri? Pressable(Uri address) => address switch
    {
        { Host: "localhost" } => new UriBuilder(address) { Host = IPAddress.Loopback.ToString() }.Uri,
        { HostNameType: UriHostNameType.IPv6 } => null,
        _ when address.Host.Contains('.', StringComparison.Ordinal) => address,
        _ => null,
    };
}

/// <summary>The pages that the host has, by their first part, such as <c>/users</c>.</summary>
public sealed record BrowserPages(IReadOnlySet<string> Roots)
{
    /// <summary>Whether Telegram is played on this machine.</summary>
    public bool InSandbox { get; init; }

    public bool Have(string path) => Roots.Contains("/" + path.Split('/', '?')[1]);
}
