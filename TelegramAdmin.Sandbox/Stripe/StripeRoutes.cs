using Microsoft.AspNetCore.Http;
using TelegramAdmin.Sandbox.Stripe.Pages;
using TelegramAdmin.Sandbox.Stripe.Protocol;

namespace TelegramAdmin.Sandbox.Stripe;

/// <summary>Sends requests for Stripe where they belong. Its libraries can be given a host but no path, so /v1/ is theirs as well.</summary>
internal sealed class StripeRoutes(StripeAccount account)
{
    private const string Folder = "/stripe";

    private readonly StripeEndpoint _api = new(account);
    private readonly StripePages _pages = new(account);

    /// <returns>Null when it is not for Stripe.</returns>
    public Task? TryHandle(HttpContext http, string path)
    {
        if (path.StartsWith("/v1/", StringComparison.Ordinal)) return _api.HandleAsync(http, path);
        if (!path.StartsWith(Folder + "/", StringComparison.Ordinal)) return null;
        var inner = path[Folder.Length..];
        return inner.StartsWith("/v1/", StringComparison.Ordinal) ? _api.HandleAsync(http, inner) : _pages.HandleAsync(http, inner);
    }
}
