using System.Net;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Settings;

namespace TelegramAdmin.Core.AdminMenus.Screens;

/// <summary>The way from a menu to the page that shows the same in a browser.</summary>
public sealed class BrowserLink(EngineOptions options, BrowserPages pages)
{
    private const string Words = "↗ Open in the browser";

    /// <summary>Null where Telegram takes no button to our address.</summary>
    internal BotButton? ButtonTo(string path) => options.PublicUrl is { } address && Pressable(address) is { } reachable ? BotButton.Link(Words, At(reachable, path)) : null;

    /// <summary>For whoever sits at this machine; null where a button leads there, or nobody knows our address.</summary>
    internal string? TextOf(string path) =>
        (options.PublicUrl ?? options.LocalUrl) is { } address && ButtonTo(path) is null ? $"<code>{MenuText.Escape(At(address, path))}</code>" : null;

    // A page that this build does not have is no place to send somebody to.
    private string At(Uri address, string path) => address.AbsoluteUri.TrimEnd('/') + (pages.Have(path) ? path : "/");

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
    public bool Have(string path) => Roots.Contains("/" + path.Split('/', '?')[1]);
}
