using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Auth;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Access.Sessions;
using TelegramAdmin.Core.Access.Staffing;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Access;

/// <summary>Sessions as rows: each listed, and each ended by itself at the next request.</summary>
public sealed partial class SignedInDeviceTests(StaffedApp staffed) : IClassFixture<StaffedApp>
{
    private const string Security = "/account/security";

    [Fact]
    public async Task Device_SignedOutInTheList_IsOutAtOnce_AndTheOthersStay()
    {
        await staffed.AddAsync("three@example.com");
        using var here = await staffed.SignedInAsync("three@example.com");
        using var lost = await staffed.SignedInAsync("three@example.com");
        using var kept = await staffed.SignedInAsync("three@example.com");
        var sessions = await SessionsOfAsync("three@example.com");

        var page = await here.OpenAsync(Security);
        var done = await here.PostAsync("/account/sessions/end-one", page.Form("/account/sessions/end").Append(("id", $"{sessions.OrderBy(s => s.Id).ElementAt(1).Id}")));

        Assert.Equal(2, Ends().Count(page.Html));
        Assert.Contains("done=session", done.Location, StringComparison.Ordinal);
        Assert.Equal("/account/sign-in", (await lost.OpenAsync("/dashboard")).Path);
        Assert.Equal(HttpStatusCode.OK, (await kept.OpenAsync("/dashboard")).Status);
        Assert.Equal(HttpStatusCode.OK, (await here.OpenAsync("/dashboard")).Status);
    }

    [Fact]
    public async Task Device_OfSomebodyElse_CannotBeSignedOut()
    {
        await staffed.AddAsync("victim@example.com");
        await staffed.AddAsync("meddler@example.com");
        using var victim = await staffed.SignedInAsync("victim@example.com");
        using var meddler = await staffed.SignedInAsync("meddler@example.com");
        var session = Assert.Single(await SessionsOfAsync("victim@example.com"));

        var refused = await meddler.PostAsync("/account/sessions/end-one", (await meddler.OpenAsync(Security)).Form("/account/sessions/end").Append(("id", $"{session.Id}")));

        Assert.Contains("error=session-gone", refused.Location, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await victim.OpenAsync("/dashboard")).Status);
    }

    [Fact]
    public async Task Cookie_KeptFromBeforeSigningOut_OpensNothing()
    {
        await staffed.AddAsync("copied@example.com");
        using var visitor = await staffed.SignedInAsync("copied@example.com");
        using var thief = staffed.Visit();
        thief.TakeCookiesOf(visitor);

        await visitor.PostAsync("/account/sign-out", (await visitor.OpenAsync(Security)).Form("/account/sessions/end"));

        Assert.Equal("/account/sign-in", (await thief.OpenAsync("/dashboard")).Path);
        Assert.Empty(await SessionsOfAsync("copied@example.com"));
    }

    [Fact]
    public async Task SigningInAgain_InTheSameBrowser_LeavesOneSession()
    {
        await staffed.AddAsync("again@example.com");
        using var visitor = await staffed.SignedInAsync("again@example.com");

        await visitor.SignInAsync("again@example.com", StaffedApp.Password);

        Assert.Single(await SessionsOfAsync("again@example.com"));
    }

    [Fact]
    public async Task PasswordChange_EndsTheOthersAtOnce_AndKeepsThisSession()
    {
        await staffed.AddAsync("renewed@example.com");
        using var here = await staffed.SignedInAsync("renewed@example.com");
        using var elsewhere = await staffed.SignedInAsync("renewed@example.com");

        await here.SubmitAsync(Security, "/account/password", ("currentPassword", StaffedApp.Password), ("newPassword", "quiet meadow 81"), ("confirmPassword", "quiet meadow 81"));

        Assert.Equal("/account/sign-in", (await elsewhere.OpenAsync("/dashboard")).Path);
        Assert.Equal(HttpStatusCode.OK, (await here.OpenAsync("/dashboard")).Status);
        Assert.Single(await SessionsOfAsync("renewed@example.com"));
    }

    [Fact]
    public async Task Disabling_EndsEverySessionAtOnce()
    {
        var admin = await staffed.AddAsync("leaves@example.com");
        using var visitor = await staffed.SignedInAsync("leaves@example.com");

        Assert.Null((await staffed.App.Service<ChangeStaff>().DisableAsync(WorkspaceId.Default, admin.Id)).Failure);

        Assert.Equal("/account/sign-in", (await visitor.OpenAsync("/dashboard")).Path);
    }

    [Theory, OnBothDatabases]
    public async Task Session_AfterARestart_StillHolds_AndAnEndedOneDoesNot(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var admin = (await app.Service<CreateAdmin>().RunAsync(WorkspaceId.Default, "", "stays@example.com", StaffedApp.Password, AdminRole.Viewer)).Value;
        var first = app.Service<StaffSessions>();
        await first.BeginAsync(admin.Id, "kept", "Firefox on Linux", null, isRemembered: true);
        await first.BeginAsync(admin.Id, "ended", "Chrome on Windows", null, isRemembered: false);
        await first.EndAsync("ended");

        var restarted = new StaffSessions(app.Storage, app.Service<EventBus>(), TimeProvider.System);

        Assert.True(await restarted.HoldsAsync("kept", admin.Id, "10.0.0.7"));
        Assert.False(await restarted.HoldsAsync("kept", admin.Id + 1, null));
        Assert.False(await restarted.HoldsAsync("ended", admin.Id, null));
        Assert.Equal("Firefox on Linux", Assert.Single(await restarted.OfAsync(admin.Id)).Device);
    }

    [Theory]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36", "Chrome on Windows")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0", "Edge on Windows")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1", "Safari on iPhone")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox on Linux")]
    [InlineData("curl/8.5", "Unknown browser")]
    [InlineData(null, "Unknown browser")]
    public void Device_IsNamedAsPeopleDo(string? userAgent, string words) => Assert.Equal(words, DeviceWords.Of(userAgent));

    private async Task<IReadOnlyList<StaffSessionRow>> SessionsOfAsync(string email)
    {
        await using var db = staffed.App.Storage.ReadAll();
        return await staffed.App.Service<StaffSessions>().OfAsync((await db.Admins.FirstAsync(a => a.Email == email)).Id);
    }

    [GeneratedRegex("/account/sessions/end-one")]
    private static partial Regex Ends();
}
