using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Tests.Running;

/// <summary>Another program with a key.</summary>
public sealed class ApiClient(Uri url, string? key) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = url };

    public string? Key => key;

    public Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<Answer> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path);

    public Task<Answer> PostAsync(string path, string json, params IEnumerable<(string Name, string Value)> headers) => SendAsync(HttpMethod.Post, path, json, headers: headers);

    public Task<Answer> PatchAsync(string path, string json) => SendAsync(HttpMethod.Patch, path, json);

    public async Task<Answer> SendAsync(HttpMethod method, string path, string? body = null, string contentType = "application/json", params IEnumerable<(string Name, string Value)> headers)
    {
        using var request = new HttpRequestMessage(method, path);
        if (key is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8) { Headers = { ContentType = MediaTypeHeaderValue.Parse(contentType) } };
        using var response = await _http.SendAsync(request);
        var all = response.Headers.Concat(response.Content.Headers).ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase);
        return new Answer(response.StatusCode, all, await response.Content.ReadAsStringAsync());
    }

    public void Dispose() => _http.Dispose();

    public sealed record Answer(HttpStatusCode Status, IReadOnlyDictionary<string, string> Headers, string Text)
    {
        public JsonElement Json => JsonElement.Parse(Text);

        /// <summary>The stable code of a problem; checks that it is one in full.</summary>
        public string Code
        {
            get
            {
                Assert.StartsWith("application/problem+json", Headers.GetValueOrDefault("Content-Type"), StringComparison.Ordinal);
                var code = Json.GetProperty("code").GetString()!;
                Assert.Equal((int)Status, Json.GetProperty("status").GetInt32());
                Assert.Equal($"/docs/errors#{code}", Json.GetProperty("type").GetString());
                Assert.NotEmpty(Json.GetProperty("title").GetString()!);
                Assert.NotEmpty(Json.GetProperty("detail").GetString()!);
                return code;
            }
        }

        public string? Field => Json.TryGetProperty("field", out var name) ? name.GetString() : null;

        public string Detail => Json.GetProperty("detail").GetString()!;
    }
}

public static class ApiClients
{
    extension(RunningApp app)
    {
        public async Task<CreatedApiKey> AddKeyAsync(NewApiKey request)
        {
            var made = await app.Service<CreateApiKey>().RunAsync(WorkspaceId.Default, request, "test");
            Assert.Null(made.Failure);
            return made.Value;
        }

        /// <summary>A program with a new key of these scopes.</summary>
        public async Task<ApiClient> ProgramAsync(ApiScopes scopes, params IEnumerable<BotId> bots) =>
            app.Program((await app.AddKeyAsync(new NewApiKey("a program", scopes) { Bots = bots.Any() ? bots.ToHashSet() : null })).Key);

        public ApiClient Program(string? key) => new(app.Url, key);
    }
}
