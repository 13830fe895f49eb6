using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using TelegramAdmin.Exports;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Fuzz;

/// <summary>Every page and every file to take away, with addresses that nobody's filter would write.</summary>
[Collection(FuzzCollection.Name)]
public sealed partial class PageFuzzTests(FuzzedApp fuzzed)
{
    private const int Tries = 5;

    [Fact]
    public async Task EveryPage_WithAnythingInItsAddress_OpensOrIsNotThere()
    {
        using var owner = await fuzzed.OwnerAsync();
        var hostile = new Hostile(20261126);
        var everywhere = typeof(TelegramAdminHost).Assembly.GetTypes().SelectMany(NamesOf).Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.True(everywhere.Count > 30, $"Only {everywhere.Count} names were found.");
        var faults = new List<string>();

        foreach (var (page, path) in Pages())
        {
            var own = page is null ? everywhere : NamesOf(page).Concat(["sort", "page", "cursor", "q", "open", "from", "to"]).Distinct().ToList();
            for (var n = 0; n < Tries; n++)
            {
                var query = string.Join('&', own.Where(_ => hostile.Random.Next(page is null ? 8 : 2) == 0).Select(name => $"{name}={hostile.InAddress()}"));
                var address = $"{Segment().Replace(path, m => n == 0 || m.Value.Contains(":long", StringComparison.Ordinal) ? $"{hostile.Random.NextInt64()}" : hostile.InAddress() is { Length: > 0 } any ? any : "x")}?{query}";
                var answer = await owner.OpenAsync(address.Length > 7_000 ? address[..7_000] : address);
                if (answer.Status is not (HttpStatusCode.OK or HttpStatusCode.Redirect or HttpStatusCode.MovedPermanently or HttpStatusCode.BadRequest or HttpStatusCode.NotFound))
                    faults.Add($"{(int)answer.Status} {address}");
            }
        }
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    /// <summary>Pages, and exports of every table, which read the same addresses.</summary>
    private IEnumerable<(Type? Page, string Path)> Pages() =>
        fuzzed.App.Service<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<ComponentTypeMetadata>() is not null)
            .Select(e => ((Type?)e.Metadata.GetRequiredMetadata<ComponentTypeMetadata>().Type, "/" + e.RoutePattern.RawText!.TrimStart('/')))
            .Concat(fuzzed.App.Service<IEnumerable<ITableExport>>().Select(t => ((Type?)null, $"{ExportEndpoint.Path}/{t.Name}.csv")));

    private static IEnumerable<string> NamesOf(Type component) =>
        component.GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
            .Select(p => (p, Supplied: p.GetCustomAttribute<SupplyParameterFromQueryAttribute>())).Where(p => p.Supplied is not null).Select(p => p.Supplied!.Name ?? p.p.Name);

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Segment();
}
