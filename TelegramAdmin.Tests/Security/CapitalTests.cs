using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using TelegramAdmin.Api;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Security;

/// <summary>Routing does not mind capitals, so whoever stands before an endpoint must not either.</summary>
public sealed partial class CapitalTests(StaffedApp staffed) : IClassFixture<StaffedApp>
{
    [Fact]
    public async Task EveryAddressOfTheApi_InCapitals_TakesAKey_AndNoSession()
    {
        using var viewer = await staffed.SignedInAsync(AdminRole.Viewer);
        var api = staffed.App.Service<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(e => e.Metadata.GetMetadata<ApiScopeRequirement>() is not null).ToList();
        Assert.True(api.Count > 100, $"Only {api.Count} addresses were found.");

        foreach (var endpoint in api)
        {
            var path = Segment().Replace("/" + endpoint.RoutePattern.RawText!.Trim('/'), "1").Replace("/api", "/API", StringComparison.Ordinal);
            foreach (var method in endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods)
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), path);
                if (method != "GET")
                    request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
                Assert.Equal((method, path, HttpStatusCode.Unauthorized), (method, path, (await viewer.SendAsync(request)).Status));
            }
        }
    }

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Segment();
}
