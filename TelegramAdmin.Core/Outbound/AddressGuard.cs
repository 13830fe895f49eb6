using System.Net;
using System.Net.Sockets;

namespace TelegramAdmin.Core.Outbound;

/// <summary>Decides which addresses that strangers gave us may be called: the internet by https, and private networks only where that is allowed.</summary>
internal sealed class AddressGuard(bool allowsPrivate)
{
    /// <summary>Looks a name up; tests put another in its place.</summary>
    public Func<string, CancellationToken, Task<IPAddress[]>> Resolve { get; set; } = Dns.GetHostAddressesAsync;

    /// <summary>What is wrong with an address as it is written; null where nothing is.</summary>
    public string? Fault(Uri address)
    {
        if (!address.IsAbsoluteUri || address.Scheme is not ("https" or "http"))
            return "It is not a web address. Write it like https://example.com/hook.";
        if (address.UserInfo.Length > 0)
            return "It carries a name or a password. Leave out what stands before the @; the signature proves who calls.";
        if (address.Fragment.Length > 0)
            return "Leave out what follows the #; it never reaches the other side.";
        if (address.AbsoluteUri.Length > 2000)
            return "It is longer than 2000 characters.";
        return ByHost(address);
    }

    /// <summary>As <see cref="Fault"/>, and where the name leads. A name that leads nowhere now is no fault: the first call tells.</summary>
    public async Task<string?> FaultAsync(Uri address, CancellationToken cancellation) =>
        Fault(address) ?? await HostFaultAsync(address.IdnHost, address.Scheme == Uri.UriSchemeHttps, cancellation);

    /// <summary>Where a host leads, whatever is spoken there. A name that leads nowhere now is no fault.</summary>
    public async Task<string?> HostFaultAsync(string host, bool isSafe, CancellationToken cancellation)
    {
        try
        {
            await CheckedAsync(host, isSafe, cancellation);
            return null;
        }
        catch (AddressRefusedException e)
        {
            return e.Message;
        }
        catch (SocketException)
        {
            return null;
        }
    }

    /// <summary>The addresses of a host, every one of which may be called.</summary>
    /// <exception cref="AddressRefusedException">One of them may not: then none is, or an attacker would mix good with bad.</exception>
    public async Task<IPAddress[]> CheckedAsync(string host, bool isHttps, CancellationToken cancellation)
    {
        var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await Resolve(host, cancellation);
        if (addresses.Length == 0)
            throw new SocketException((int)SocketError.HostNotFound);
        foreach (var address in addresses)
        {
            if (Refusal(address, isHttps) is { } refusal)
                throw new AddressRefusedException(refusal);
        }
        return addresses;
    }

    private string? ByHost(Uri address)
    {
        if (IPAddress.TryParse(address.IdnHost, out var literal))
            return Refusal(literal, address.Scheme == Uri.UriSchemeHttps);
        if (address.IsLoopback)
            return Refusal(IPAddress.Loopback, address.Scheme == Uri.UriSchemeHttps);
        // A name of a private network may be called by http where private networks are allowed; whether it is one shows when it is looked up.
        return address.Scheme == Uri.UriSchemeHttps || allowsPrivate ? null : "It must begin with https, so that nobody on the way reads or changes what is sent.";
    }

    private string? Refusal(IPAddress address, bool isHttps) => AddressClasses.Of(address) switch
    {
        AddressClass.Public when isHttps => null,
        AddressClass.Public => "It must begin with https, so that nobody on the way reads or changes what is sent.",
        AddressClass.Private when allowsPrivate => null,
        AddressClass.Private => "It leads into a private network, which is not called. Give a public address, or set Webhooks:AllowPrivateNetworks to true if every administrator here may reach that network.",
        _ => "It leads to an address that is never called: link-local, multicast or reserved. Give a public address.",
    };
}

/// <summary>The address may not be called; the message says why.</summary>
internal sealed class AddressRefusedException(string message) : Exception(message);
