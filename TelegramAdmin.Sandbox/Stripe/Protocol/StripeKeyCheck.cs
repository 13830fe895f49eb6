using System.Text;
using Microsoft.AspNetCore.Http;

namespace TelegramAdmin.Sandbox.Stripe.Protocol;

/// <summary>Takes the secret key as a bearer token or as the user name of basic authentication.</summary>
internal static class StripeKeyCheck
{
    public static void Check(HttpRequest request, StripeAccount account)
    {
        var key = KeyOf(request.Headers.Authorization.ToString());
        if (key is null)
        {
            throw StripeException.Unauthorized(
                "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY'). See https://stripe.com/docs/api#authentication for details, or we can help at https://support.stripe.com/.");
        }

        if (key != account.Options.SecretKey || account.Faults.RefusesKey) throw StripeException.Unauthorized($"Invalid API Key provided: {Hidden(key)}");
    }

    private static string? KeyOf(string header)
    {
        if (header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)) return header["Bearer ".Length..].Trim();
        if (!header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase)) return null;
        var buffer = new byte[header.Length];
        return Convert.TryFromBase64String(header["Basic ".Length..].Trim(), buffer, out var length)
            ? Encoding.UTF8.GetString(buffer, 0, length).Split(':')[0]
            : null;
    }

    private static string Hidden(string key) => key.Length <= 12 ? new string('*', key.Length) : $"{key[..8]}{new string('*', key.Length - 12)}{key[^4..]}";
}
