using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace TelegramAdmin.Hosting;

/// <summary>Whose word about the caller is taken: a proxy on this machine, and those of <c>TrustedProxies</c>.</summary>
internal static class TrustedProxies
{
    /// <summary>Addresses and networks; "*" is every one.</summary>
    public static IReadOnlyList<IPNetwork> Read(IConfiguration configuration, List<string> problems)
    {
        var networks = new List<IPNetwork>();
        foreach (var text in (configuration["TrustedProxies"] ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries))
        {
            if (text == "*")
                networks.AddRange([IPNetwork.Parse("0.0.0.0/0"), IPNetwork.Parse("::/0")]);
            else if (IPNetwork.TryParse(text.Contains('/', StringComparison.Ordinal) ? text : text + (text.Contains(':', StringComparison.Ordinal) ? "/128" : "/32"), out var network))
                networks.Add(network);
            else
                problems.Add($"TrustedProxies: \"{text}\" is neither an address nor a network. Write them like 10.0.0.5 or 172.16.0.0/12, separated by commas.");
        }
        return networks;
    }

    public static ForwardedHeadersOptions Of(AppSettings settings)
    {
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        foreach (var network in settings.TrustedProxies)
            options.KnownIPNetworks.Add(network);
        // Of several proxies each one is looked at; where everybody is trusted only the last may speak, or a caller could write what it likes.
        if (settings.TrustedProxies.Count > 0 && settings.TrustedProxies.All(n => n.PrefixLength > 0))
            options.ForwardLimit = null;
        return options;
    }
}
