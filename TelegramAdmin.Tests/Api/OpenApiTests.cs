using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using TelegramAdmin.Api;
using TelegramAdmin.Api.Problems;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Api;

/// <summary>The document describes what the server does: all of it, and nothing else.</summary>
public sealed class OpenApiTests(OpenApiTests.Fixture fixture) : IClassFixture<OpenApiTests.Fixture>
{
    [Fact]
    public void Document_ListsEveryAddressOfTheApiAndOnlyThose()
    {
        var mapped = fixture.App.Service<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(e => (Path: "/" + e.RoutePattern.RawText!.Trim('/'), Methods: e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []))
            .Where(e => e.Path.StartsWith(ApiModule.Current + "/", StringComparison.Ordinal))
            .SelectMany(e => e.Methods.Select(m => $"{m} {e.Path}")).Order().ToList();

        Assert.NotEmpty(mapped);
        Assert.Equal(mapped, fixture.Operations.Select(o => o.Name).Order());
    }

    [Fact]
    public void EveryOperation_SaysWhatItDoesWhoMayAndHowItFails() => Assert.All(fixture.Operations, operation =>
    {
        var (name, json) = operation;
        Assert.True(json.TryGetProperty("summary", out var summary) && summary.GetString()!.Length > 3, $"{name} has no summary.");
        Assert.Contains("Takes the scope", json.GetProperty("description").GetString(), StringComparison.Ordinal);
        Assert.NotEmpty(json.GetProperty("x-scopes").EnumerateArray());
        Assert.Equal(["api_key"], json.GetProperty("security").EnumerateArray().SelectMany(s => s.EnumerateObject().Select(p => p.Name)));
        var answers = json.GetProperty("responses").EnumerateObject().ToDictionary(r => r.Name, r => r.Value);
        Assert.Contains(answers.Keys, status => status[0] == '2');
        Assert.All(["401", "403", "429", "500", "503"], status => Assert.Contains(status, answers.Keys));
        Assert.All(answers.Where(a => a.Key[0] != '2'), a => Assert.True(a.Value.GetProperty("content").TryGetProperty("application/problem+json", out _), $"{name} {a.Key}"));
        Assert.All(answers, a => Assert.NotEmpty(a.Value.GetProperty("description").GetString()!));
    });

    [Fact]
    public void EveryBody_HasAnExampleThatIsDescribed() =>
        Assert.All(fixture.Operations.Where(o => o.Json.TryGetProperty("requestBody", out _)), operation =>
            Assert.All(operation.Json.GetProperty("requestBody").GetProperty("content").EnumerateObject(), content =>
                Assert.True(content.Value.TryGetProperty("example", out _) || content.Value.TryGetProperty("examples", out _), $"{operation.Name} {content.Name} has no example.")));

    [Fact]
    public void EveryReference_LeadsSomewhere()
    {
        var text = fixture.Document.GetRawText();
        var names = System.Text.RegularExpressions.Regex.Matches(text, "\"#/components/(\\w+)/([^\"]+)\"").Select(m => (m.Groups[1].Value, m.Groups[2].Value)).Distinct().ToList();

        Assert.NotEmpty(names);
        Assert.All(names, n => Assert.True(fixture.Document.GetProperty("components").GetProperty(n.Item1).TryGetProperty(n.Item2, out _), $"{n} is not there."));
    }

    [Fact]
    public void EveryCode_StandsInTheDocumentOnThePageAndInTheBook()
    {
        var book = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "../../../../docs/api.md"));
        var listed = fixture.Document.GetProperty("x-error-codes").EnumerateArray().Select(c => c.GetProperty("code").GetString()!).ToList();
        var codes = fixture.App.Service<ApiErrorCodes>().All;

        Assert.Equal(codes.Select(c => c.Code), listed);
        Assert.All(codes, c => Assert.Contains($"| `{c.Code}` | {c.Status} |", book, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Errors_HaveAPageOfTheirOwn()
    {
        using var answer = await fixture.App.Http.GetAsync(new Uri("/docs/errors", UriKind.Relative));
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.All(fixture.App.Service<ApiErrorCodes>().All, c => Assert.Contains($"id=\"{c.Code}\"", page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Docs_AreOpenAndKeepTheSecurityPolicy()
    {
        using var answer = await fixture.App.Http.GetAsync(new Uri("/docs/index.html", UriKind.Relative));
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("script-src 'self';", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Contains("swagger-ui", page, StringComparison.Ordinal);
        Assert.Contains("name=\"viewport\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("https://", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Document_BeginsWithAFirstMessage()
    {
        var words = fixture.Document.GetProperty("info").GetProperty("description").GetString()!;

        Assert.Contains("curl -X POST", words, StringComparison.Ordinal);
        Assert.Contains("/api/v1/send", words, StringComparison.Ordinal);
    }

    public sealed class Fixture : IAsyncLifetime
    {
        public RunningApp App { get; private set; } = null!;

        public JsonElement Document { get; private set; }

        public IReadOnlyList<(string Name, JsonElement Json)> Operations { get; private set; } = [];

        public async ValueTask InitializeAsync()
        {
            App = await RunningApp.StartAsync();
            Document = JsonElement.Parse(await App.Http.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)));
            Operations = [.. Document.GetProperty("paths").EnumerateObject().SelectMany(p => p.Value.EnumerateObject().Select(o => ($"{o.Name.ToUpperInvariant()} {p.Name}", o.Value)))];
        }

        public ValueTask DisposeAsync() => App.DisposeAsync();
    }
}
