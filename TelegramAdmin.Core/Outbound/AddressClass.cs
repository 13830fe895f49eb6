using System.Net;
using System.Net.Sockets;

namespace TelegramAdmin.Core.Outbound;

/// <summary>Where an IP address lies, by the IANA registries of special-purpose addresses.</summary>
internal enum AddressClass
{
    /// <summary>On the internet.</summary>
    Public,

    /// <summary>This machine or its own network: loopback, private, shared (CGNAT), unique local. Called only where that is allowed.</summary>
    Private,

    /// <summary>Never called: link-local (with the metadata services of clouds), multicast, unspecified, documentation, reserved, tunnels to any of them.</summary>
    Forbidden,
}

internal static class AddressClasses
{
    private static readonly IPNetwork[] Private = Networks("10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7", "::1/128");

    private static readonly IPNetwork[] Forbidden = Networks(
        "0.0.0.0/8", "169.254.0.0/16", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3",
        "2001::/23", "2001:db8::/32", "3fff::/20");

    // Everything else of IPv6 that is given out; the rest is local, multicast or reserved.
    private static readonly IPNetwork Unicast = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");
    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");

    public static AddressClass Of(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            return Of(address.MapToIPv4());
        if (Inside(address) is { } tunnelled)
            return Of(tunnelled) == AddressClass.Public ? AddressClass.Public : AddressClass.Forbidden;
        if (Array.Exists(Private, n => n.Contains(address)))
            return AddressClass.Private;
        var isGivenOut = address.AddressFamily == AddressFamily.InterNetwork || Unicast.Contains(address);
        return isGivenOut && !Array.Exists(Forbidden, n => n.Contains(address)) ? AddressClass.Public : AddressClass.Forbidden;
    }

    /// <summary>The IPv4 address that a tunnel or a translator would call.</summary>
    private static IPAddress? Inside(IPAddress address)
    {
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return null;
        var bytes = address.GetAddressBytes();
        return SixToFour.Contains(address) ? new IPAddress(bytes.AsSpan(2, 4)) : Nat64.Contains(address) ? new IPAddress(bytes.AsSpan(12, 4)) : null;
    }

    private static IPNetwork[] Networks(params string[] all) => [.. all.Select(n => IPNetwork.Parse(n))];
}
