using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Payments;

/// <summary>Calls the webhook as Stripe does; signs from the words of Stripe's documentation.</summary>
internal static class StripeCalls
{
    public const string Key = "sk_test_of_the_tests";

    public const string Secret = "whsec_of_the_tests";

    /// <summary>What is logged where nothing answers in Stripe's place.</summary>
    public const string NobodyThere = "Stripe was not told of every change";

    public static string[] Arguments(Uri? api = null, string key = Key, string secret = Secret) =>
        ["--Stripe:SecretKey", key, "--Stripe:WebhookSecret", secret, "--Stripe:ApiUrl", (api ?? new Uri("http://127.0.0.1:9")).AbsoluteUri];

    public static string Event(string id, string type, string @object, bool isLive = false, string more = "") =>
        $$"""{"id":"{{id}}","object":"event","api_version":"2026-10-28.endive","created":1790000000,"livemode":{{(isLive ? "true" : "false")}},"type":"{{type}}",{{more}}"data":{"object":{{@object}}},"pending_webhooks":1}""";

    public static string Sign(string body, string secret = Secret, DateTimeOffset? at = null)
    {
        var time = (at ?? DateTimeOffset.UtcNow).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{time}.{body}"));
        return $"t={time},v1={Convert.ToHexStringLower(signature)}";
    }

    public static async Task<(HttpStatusCode Status, string Words)> DeliverAsync(this RunningApp app, string body, string? header)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/stripe/webhook") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (header is not null)
            request.Headers.TryAddWithoutValidation("Stripe-Signature", header);
        request.Headers.ExpectContinue = true; // A body that is refused is not sent at all, so its refusal can be read.
        using var response = await app.Http.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    public static Task<(HttpStatusCode Status, string Words)> DeliverAsync(this RunningApp app, string body) => app.DeliverAsync(body, Sign(body));
}
