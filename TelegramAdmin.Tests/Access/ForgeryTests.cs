using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Access;

public sealed class ForgeryTests(StaffedApp staffed) : IClassFixture<StaffedApp>
{
    [Fact]
    public async Task EveryPostUnderAccount_WithoutItsToken_IsRefused()
    {
        using var visitor = await staffed.SignedInAsync(AdminRole.Viewer);
        var paths = PostPaths();
        Assert.True(paths.Count >= 11, $"Only {paths.Count} forms were found.");

        foreach (var path in paths)
        {
            Assert.Equal((path, HttpStatusCode.BadRequest), (path, (await visitor.PostAsync(path)).Status));
            Assert.Equal((path, HttpStatusCode.BadRequest), (path, (await visitor.PostAsync(path, ("email", "owner@example.com"), ("password", StaffedApp.Password))).Status));
            Assert.Equal((path, HttpStatusCode.BadRequest), (path, (await visitor.PostAsync(path, ("__RequestVerificationToken", "made-up"))).Status));
        }
        Assert.Equal(HttpStatusCode.OK, (await visitor.OpenAsync("/dashboard")).Status);
    }

    [Fact]
    public async Task Token_OfAnotherPerson_IsRefused()
    {
        using var mine = await staffed.SignedInAsync(AdminRole.Viewer);
        using var theirs = await staffed.SignedInAsync(AdminRole.Operator);
        var form = (await theirs.OpenAsync("/account/security")).Form("/account/sessions/end");

        Assert.Equal(HttpStatusCode.BadRequest, (await mine.PostAsync("/account/sessions/end", form)).Status);
    }

    [Fact]
    public async Task GetOfEveryAddress_ChangesNothing()
    {
        using var visitor = await staffed.SignedInAsync(AdminRole.Owner);
        var before = await StateAsync();

        foreach (var path in PostPaths())
            Assert.NotEqual(HttpStatusCode.InternalServerError, (await visitor.OpenAsync(path)).Status);

        Assert.Equal(before, await StateAsync());
        Assert.Equal(HttpStatusCode.OK, (await visitor.OpenAsync("/dashboard")).Status);
    }

    private List<string> PostPaths() =>
    [
        .. staffed.App.Service<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>() is { } methods && methods.HttpMethods.Contains("POST"))
            .Where(e => e.Metadata.GetMetadata<Microsoft.AspNetCore.Components.Endpoints.ComponentTypeMetadata>() is null)
            .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/')).Where(path => path.StartsWith("/account/", StringComparison.Ordinal)),
    ];

    private async Task<string> StateAsync()
    {
        await using var db = staffed.App.Storage.ReadAll();
        var admins = await db.Admins.OrderBy(a => a.Id).Select(a => a.ConcurrencyStamp + a.SecurityStamp).ToListAsync();
        return $"{string.Join(' ', admins)} {await db.AuditEntries.CountAsync()}";
    }
}
