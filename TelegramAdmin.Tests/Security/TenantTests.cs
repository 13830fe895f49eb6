using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Access.Tenancy;
using TelegramAdmin.Core.Security;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Exports;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Security;

/// <summary>
/// One row of every table belongs to the first workspace and carries a word that stands nowhere else. The owner of another workspace, and a key of theirs that may do
/// everything, know every id and try each address with it: the word never comes, and nothing is done.
/// </summary>
public sealed partial class TenantTests
{
    private const string Word = "Zebraquill";
    private const int It = 77;

    [Fact]
    public async Task Owner_OfAnotherWorkspace_WhoKnowsEveryId_ReadsAndChangesNothing()
    {
        await using var staffed = new StaffedApp();
        await staffed.InitializeAsync();
        var app = staffed.App;
        app.Expect(""); // The rows mean nothing, and whatever works on them says so.
        var (email, key) = await ElsewhereAsync(staffed);
        await SeedAsync(app);
        using var owner = await staffed.SignedInAsync(AdminRole.Owner);
        Assert.Contains(Word, (await owner.OpenAsync("/exports/audit.csv")).Html + (await owner.OpenAsync("/broadcast?tab=categories")).Html, StringComparison.Ordinal); // It can be seen at all.
        using var visitor = await staffed.SignedInAsync(email);
        using var program = app.Program(key);
        var leaks = new List<string>();

        foreach (var path in Paths(app))
        {
            var page = await visitor.OpenAsync(path);
            if (page.Html.Contains(Word, StringComparison.Ordinal) || (page.Location ?? "").Contains(Word, StringComparison.Ordinal))
                leaks.Add($"GET {path} shows it");
        }
        foreach (var (method, path, body) in await OperationsAsync(app))
        {
            var answer = await program.SendAsync(new HttpMethod(method), path, method is "GET" or "DELETE" ? null : body);
            if (answer.Text.Contains(Word, StringComparison.Ordinal))
                leaks.Add($"{method} {path} shows it");
            if (path.Contains($"/{It}", StringComparison.Ordinal) && (int)answer.Status < 300 && method != "GET")
                leaks.Add($"{method} {path} did it: {answer.Text}");
        }
        Assert.True(leaks.Count == 0, string.Join('\n', leaks));
        await using var db = app.Storage.Read(WorkspaceId.Default);
        Assert.True(await db.Set<Core.Campaigns.OptingOut.BroadcastCategory>().AnyAsync(c => c.Name == Word, TestContext.Current.CancellationToken));
    }

    private static async Task<(string Email, string Key)> ElsewhereAsync(StaffedApp staffed)
    {
        var founder = await staffed.AddAsync("founder@example.com", AdminRole.Owner);
        var elsewhere = (await staffed.App.Service<FoundWorkspace>().RunAsync("Elsewhere", new Actor(founder.Id, founder.Name))).Value;
        Assert.Null((await staffed.App.Service<CreateAdmin>().RunAsync(elsewhere, "Eve", "eve@example.com", StaffedApp.Password, AdminRole.Owner)).Failure);
        return ("eve@example.com", (await staffed.App.Service<CreateApiKey>().RunAsync(elsewhere, new NewApiKey("till", ApiScopes.Admin), "test")).Value.Key);
    }

    private static Task SeedAsync(RunningApp app)
    {
        var token = app.Service<SecretProtector>().Protect("1:token");
        return app.Storage.WriteAsync(null, async db =>
        {
            foreach (var type in AnyRow.InOrder(db).Where(t => t.GetTableName() is not ("workspaces" or "data_protection_keys" or "search_cursors")))
                await AnyRow.AddAsync(db, type, p => ValueOf(p, token));
        });
    }

    private static object? ValueOf(IProperty property, string token) => property.GetColumnName() switch
    {
        "protected_token" => token,
        "workspace_id" => WorkspaceId.Default,
        _ => AnyRow.Plain(property, Word, It),
    };

    /// <summary>Every page and file with each id in it, every export as it is and with the id in its query.</summary>
    private static IEnumerable<string> Paths(RunningApp app)
    {
        var endpoints = app.Service<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();
        var pages = endpoints.Where(e => e.Metadata.GetMetadata<ComponentTypeMetadata>() is not null || e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") == true)
            .Select(e => "/" + e.RoutePattern.RawText!.Trim('/')).Where(p => !p.StartsWith("/api", StringComparison.Ordinal) && !p.StartsWith("/_", StringComparison.Ordinal) && !p.StartsWith("/exports", StringComparison.Ordinal))
            .Where(p => !endpoints.Any(e => "/" + e.RoutePattern.RawText!.Trim('/') == p && e.Metadata.Any(m => m.GetType().Name == "StaticAssetDescriptor")));
        var exports = app.Service<IEnumerable<ITableExport>>().SelectMany(t => new[] { $"{ExportEndpoint.Path}/{t.Name}.csv", $"{ExportEndpoint.Path}/{t.Name}.json?id={It}&channel={It}&open={It}&person={It}" });
        return pages.Distinct().SelectMany(p => new[] { $"{Segment().Replace(p, $"{It}")}?open={It}&id={It}&person={It}&bot={It}&template={It}&copy={It}" }).Concat(exports);
    }

    private static async Task<List<(string Method, string Path, string Body)>> OperationsAsync(RunningApp app)
    {
        var document = JsonElement.Parse(await app.Http.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)));
        return
        [
            .. from path in document.GetProperty("paths").EnumerateObject()
               where !path.Name.EndsWith("/updates", StringComparison.Ordinal)
               from operation in path.Value.EnumerateObject()
               select (operation.Name.ToUpperInvariant(), Segment().Replace(path.Name.Replace("{name}", "by-name", StringComparison.Ordinal), $"{It}"), BodyOf(operation.Value)),
        ];
    }

    /// <summary>The document's example, with their numbers in place of all of its own.</summary>
    private static string BodyOf(JsonElement operation)
    {
        if (!operation.TryGetProperty("requestBody", out var body) || !body.GetProperty("content").TryGetProperty("application/json", out var content))
            return "{}";
        var example = content.TryGetProperty("examples", out var several) ? several.EnumerateObject().First().Value.GetProperty("value") : content.TryGetProperty("example", out var one) ? one : default;
        return example.ValueKind == JsonValueKind.Undefined ? "{}" : Ids().Replace(example.GetRawText(), $"$1{It}");
    }

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Segment();

    [GeneratedRegex("(\"(?:\\w+_)?id\"\\s*:\\s*)\"?[0-9]+\"?")]
    private static partial Regex Ids();
}
