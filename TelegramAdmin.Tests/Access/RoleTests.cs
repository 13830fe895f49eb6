using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using TelegramAdmin.Api;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Access;

public sealed partial class RoleTests(StaffedApp staffed) : IClassFixture<StaffedApp>
{
    /// <summary>What strangers may reach, and why. A new line here is a decision.</summary>
    private static readonly HashSet<string> Open =
    [
        "/account/sign-in", "/account/two-factor", "/account/setup", "/account/sandbox", "/account/language", // Nobody is signed in yet; the last only on this machine, in the sandbox.
        "/account/passkey/options", "/account/passkey/sign-in", // As signing in with a password.
        "/invitation", "/account/invitation", // Whoever was invited has no account yet; the link's token is checked, and tries are slowed.
        "/app", "/account/telegram", // The Mini App before sign-in, and where it posts what Telegram signed.
        "/appearance/look.css", "/appearance/logo.png", "/appearance/icons/{name}.png", "/appearance/app.webmanifest", // The name, colours and logo that stand on the sign-in page.
        "/health", "/health/live", "/health/ready", // Load balancers.
        "/error", // Says that something failed, and nothing else.
        "/openapi/{documentName}.json", "/docs/errors", // Describe the API, hold nothing of a workspace; a developer reads them before there is a key.
        "/pay/{Token}/{Outcome}", // A payer comes back from Stripe; the token is the payment's own and tells of nothing else.
        "/go/{token}", // A link of a campaign's message: the token leads to the address that was written, and nowhere else.
        "/metrics", // Asks for its own token, or for this machine.
    ];

    /// <summary>Without a policy of their own: the fallback, which is the viewer, holds.</summary>
    private static readonly HashSet<string> Fallback = ["/not-found", "/not-allowed", "/account/sign-out"];

    public static TheoryData<AdminRole?> Everybody => [(AdminRole?)null, AdminRole.Viewer, AdminRole.Operator, AdminRole.Admin, AdminRole.Owner];

    [Fact]
    public void EveryEndpoint_IsOpenOnPurposeOrHasAPolicy()
    {
        var endpoints = Endpoints();
        Assert.True(endpoints.Count > 20, $"Only {endpoints.Count} endpoints were found.");

        var undecided = endpoints.Where(e => !IsFile(e) && !IsApi(e) && !PathOf(e).StartsWith("/_blazor", StringComparison.Ordinal) && !PathOf(e).StartsWith("/_framework", StringComparison.Ordinal))
            .Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is not null
                ? !Open.Contains(PathOf(e))
                : e.Metadata.GetMetadata<IAuthorizeData>()?.Policy is null && !PathOf(e).StartsWith("/account/", StringComparison.Ordinal) && !Fallback.Contains(PathOf(e)))
            .Select(e => $"{e.DisplayName} {PathOf(e)}");

        Assert.Empty(undecided);
    }

    [Fact]
    public void EveryAddressOfTheApi_HasAScopeAndNoOtherWayIn()
    {
        var api = Endpoints().Where(IsApi).ToList();

        Assert.NotEmpty(api);
        Assert.All(api, e => Assert.NotEmpty(e.Metadata.GetRequiredMetadata<ApiScopeRequirement>().AnyOf));
        Assert.All(api, e => Assert.Null(e.Metadata.GetMetadata<IAllowAnonymous>()));
    }

    [Fact]
    public void EveryAddressOfTheApi_IsThereUnderBothNames()
    {
        var paths = Endpoints().Where(IsApi).Select(e => (Path: PathOf(e), Methods: string.Join(',', e.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods))).ToList();
        var versioned = paths.Where(p => p.Path.StartsWith(ApiModule.Current, StringComparison.Ordinal)).ToList();

        Assert.Equal(versioned.Select(p => (p.Path[ApiModule.Current.Length..], p.Methods)).Order(), paths.Except(versioned).Select(p => (p.Path["/api".Length..], p.Methods)).Order());
    }

    [Fact]
    public void EveryFileWithoutSignIn_IsAFileOfTheProduct() =>
        Assert.All(Endpoints().Where(IsFile), file => Assert.Matches(@"^/(_content/|_framework/|app/|lib/|favicon|TelegramAdmin\.|\{\*\*path:file\})", PathOf(file)));

    [Theory, MemberData(nameof(Everybody))]
    public async Task EveryPage_OpensForItsRoleAndAbove_AndForNobodyElse(AdminRole? role)
    {
        using var visitor = role is { } known ? await staffed.SignedInAsync(known) : staffed.Visit();
        var pages = Endpoints().Where(e => e.Metadata.GetMetadata<ComponentTypeMetadata>() is not null && e.Metadata.GetMetadata<IAllowAnonymous>() is null).ToList();
        Assert.NotEmpty(pages);

        foreach (var page in pages)
        {
            var path = Filled(page);
            var answer = await visitor.OpenAsync(path);
            if (role is null)
                Assert.Equal((path, HttpStatusCode.Redirect, "/account/sign-in"), (path, answer.Status, answer.Path));
            else if (role >= RoleOf(page))
                Assert.True(answer.Status is HttpStatusCode.OK or HttpStatusCode.NotFound || LeadsOn(path, answer.Path), $"{role} gets {(int)answer.Status} {answer.Location} at {path}");
            else
                Assert.Equal((path, "/not-allowed"), (path, answer.Path));
        }
    }

    // To its first part, or, where there is nothing to see but something to make, back to where it belongs.
    private static bool LeadsOn(string path, string? to) => to is not null && (to.StartsWith(path + "/", StringComparison.Ordinal) || path.StartsWith(to + "/", StringComparison.Ordinal));

    [Fact]
    public async Task EverythingElse_ForAStranger_IsRefusedBeforeItRuns()
    {
        using var stranger = staffed.Visit();
        var closed = Endpoints().Where(e => e.Metadata.GetMetadata<ComponentTypeMetadata>() is null && e.Metadata.GetMetadata<IAllowAnonymous>() is null).ToList();
        Assert.NotEmpty(closed);

        foreach (var endpoint in closed)
        {
            var methods = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods is { Count: > 0 } listed ? listed : ["GET", "POST"];
            foreach (var method in methods)
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), Filled(endpoint));
                if (IsApi(endpoint) && method != "GET")
                    request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
                var answer = await stranger.SendAsync(request);
                Assert.True(answer.Status == HttpStatusCode.Unauthorized || (!IsApi(endpoint) && answer.Path == "/account/sign-in"), $"{method} {PathOf(endpoint)} answers {(int)answer.Status} {answer.Location}");
            }
        }
    }

    [Fact]
    public async Task Files_ForAStranger_AreServed()
    {
        using var stranger = staffed.Visit();

        Assert.Equal(HttpStatusCode.OK, (await stranger.OpenAsync("/favicon.svg")).Status);
    }

    [Fact]
    public async Task Root_ForAStranger_LeadsToSignInAndBack()
    {
        using var stranger = staffed.Visit();

        var answer = await stranger.OpenAsync("/conversations?state=open");

        Assert.Contains("returnUrl=%2Fconversations%3Fstate%3Dopen", answer.Location, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("/account/sign-in", (await stranger.OpenAsync("/")).Path);
    }

    [Fact]
    public async Task UnknownAddress_Signed_In_IsNotFoundWithWords()
    {
        using var visitor = await staffed.SignedInAsync(AdminRole.Viewer);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/no/such/page") { Headers = { { "Accept", "text/html" } } };

        var answer = await visitor.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Contains("Nothing here", answer.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, null, HttpStatusCode.OK)]
    [InlineData("X-Forwarded-For", "203.0.113.9", HttpStatusCode.Unauthorized)]
    [InlineData("X-Forwarded-For", "127.0.0.1", HttpStatusCode.Unauthorized)] // A proxy that passes on what it is told.
    [InlineData("X-Forwarded-For", "::1", HttpStatusCode.Unauthorized)]
    [InlineData("X-Forwarded-For", "127.0.0.1, 203.0.113.9", HttpStatusCode.Unauthorized)]
    [InlineData("X-Real-IP", "203.0.113.9", HttpStatusCode.Unauthorized)]
    [InlineData("Forwarded", "for=203.0.113.9", HttpStatusCode.Unauthorized)]
    public async Task Metrics_WithoutAToken_AreForThisMachineOnly(string? header, string? value, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics");
        if (header is not null)
            request.Headers.Add(header, value);

        using var answer = await staffed.App.Http.SendAsync(request);

        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task SandboxEntry_WithoutASandbox_IsNotThere()
    {
        using var visitor = staffed.Visit();
        var form = (await visitor.OpenAsync("/account/sign-in")).Form("/account/sign-in");

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.PostAsync("/account/sandbox", form)).Status);
    }

    private List<RouteEndpoint> Endpoints() => [.. staffed.App.Service<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];

    private static string PathOf(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.Trim('/');

    private static string Filled(RouteEndpoint endpoint) => Parameter().Replace(PathOf(endpoint), "1");

    // The last is what answers 404 for files that are not there.
    private static bool IsFile(RouteEndpoint endpoint) =>
        endpoint.Metadata.Any(m => m.GetType().Name == "StaticAssetDescriptor") || PathOf(endpoint) == "/{**path:file}";

    private static bool IsApi(RouteEndpoint endpoint) => PathOf(endpoint).StartsWith("/api", StringComparison.Ordinal);

    private static AdminRole RoleOf(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(a => Enum.TryParse<AdminRole>(a.Policy, out var role) ? role : AdminRole.Viewer).Append(AdminRole.Viewer).Max();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}

/// <summary>/metrics for a scraper elsewhere.</summary>
public sealed class MetricsTokenTests
{
    [Theory]
    [InlineData("Bearer metrics-for-tests", HttpStatusCode.OK)]
    [InlineData("Bearer wrong", HttpStatusCode.Unauthorized)]
    [InlineData("Basic metrics-for-tests", HttpStatusCode.Unauthorized)]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    public async Task Metrics_WithAToken_AreForWhoeverHasIt(string? authorization, HttpStatusCode status)
    {
        await using var app = await RunningApp.StartAsync(arguments: ["--Metrics:Token", "metrics-for-tests"]);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics") { Headers = { { "X-Forwarded-For", "203.0.113.9" } } };
        if (authorization is not null)
            request.Headers.TryAddWithoutValidation("Authorization", authorization);

        using var answer = await app.Http.SendAsync(request);

        Assert.Equal(status, answer.StatusCode);
    }
}
