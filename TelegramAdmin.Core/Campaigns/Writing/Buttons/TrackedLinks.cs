using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using TelegramAdmin.Core.Settings;

namespace TelegramAdmin.Core.Campaigns.Writing.Buttons;

/// <summary>
/// Lets links lead over us, so that presses can be counted. The address travels sealed within the link: nobody else can make one, so it is no open
/// redirect, and it goes on working when the message is gone.
/// </summary>
public sealed class TrackedLinks(IDataProtectionProvider provider, EngineOptions options)
{
    public const string Path = "go";

    private readonly IDataProtector _protector = provider.CreateProtector("TelegramAdmin.Links.v1");

    /// <returns>The address itself where nothing could be counted: the outside does not reach us, or nobody counts for it.</returns>
    public string Of(ButtonPlace place, string address) =>
        options.PublicUrl is { } origin && place is { Kind: Delivery.SubjectKind.Recipient, Subject: > 0 }
            ? $"{origin.AbsoluteUri.TrimEnd('/')}/{Path}/{_protector.Protect($"{place} {address}")}"
            : address;

    /// <returns>Null for a link that we did not make.</returns>
    public (ButtonPlace Place, string Address)? Read(string token)
    {
        try
        {
            var opened = _protector.Unprotect(token);
            var space = opened.IndexOf(' ', StringComparison.Ordinal);
            return space > 0 && ButtonPlace.Read(opened[..space]) is { } place ? (place, opened[(space + 1)..]) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
