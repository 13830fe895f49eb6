using System.Net.Http.Headers;
using System.Text.Json;
using TelegramAdmin.Sandbox;

namespace TelegramAdmin.Tests.StripeSandbox;

/// <summary>Calls the sandbox's Stripe by hand, so that every letter of a request is known.</summary>
internal sealed class StripeCaller : IDisposable
{
    private readonly HttpClient _http;

    public StripeCaller(SandboxServer sandbox, string? key = null)
    {
        _http = new HttpClient { BaseAddress = new Uri($"{sandbox.StripeUrl}/") };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key ?? sandbox.Stripe.SecretKey);
    }

    public Task<JsonElement> GetAsync(string path) => ReadAsync(_http.GetAsync(path));

    /// <param name="form">"amount=5&amp;currency=eur"</param>
    public Task<JsonElement> PostAsync(string path, string form, string? idempotencyKey = null) => ReadAsync(SendAsync(path, form, idempotencyKey));

    public async Task<HttpResponseMessage> SendAsync(string path, string form, string? idempotencyKey = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(form, MediaTypeHeaderValue.Parse("application/x-www-form-urlencoded")) };
        if (idempotencyKey is not null)
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        return await _http.SendAsync(request);
    }

    /// <returns>"code: message (param)" of a refusal.</returns>
    public async Task<string> RefusalAsync(string path, string form, string? idempotencyKey = null)
    {
        var error = (await PostAsync(path, form, idempotencyKey)).GetProperty("error");
        var code = error.TryGetProperty("code", out var given) ? given : error.GetProperty("type");
        return $"{code.GetString()}: {error.GetProperty("message").GetString()}{(error.TryGetProperty("param", out var param) ? $" ({param.GetString()})" : "")}";
    }

    /// <summary>A session for one thing at this price.</summary>
    public Task<JsonElement> OpenSessionAsync(long amount = 999, string more = "") => PostAsync(
        "v1/checkout/sessions",
        $"mode=payment&success_url=https://shop.example/done&line_items[0][quantity]=1&line_items[0][price_data][currency]=eur&line_items[0][price_data][unit_amount]={amount}&line_items[0][price_data][product_data][name]=Credits{more}");

    public void Dispose() => _http.Dispose();

    private static async Task<JsonElement> ReadAsync(Task<HttpResponseMessage> sending)
    {
        using var response = await sending;
        return JsonElement.Parse(await response.Content.ReadAsStringAsync());
    }
}
