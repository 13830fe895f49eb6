using System.Net;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Words;

/// <summary>Which language a reader gets.</summary>
public sealed class LanguageTests(StaffedApp staffed) : IClassFixture<StaffedApp>
{
    [Theory]
    [InlineData(null, "en", "Dashboard")]
    [InlineData("es-MX,es;q=0.9,en;q=0.8", "es", "Panel")]
    [InlineData("ru", "ru", "Обзор")]
    [InlineData("de-DE,de;q=0.9", "en", "Dashboard")]
    [InlineData("de-DE,es;q=0.5", "es", "Panel")]
    public async Task Words_AreInTheBrowsersLanguage(string? browser, string language, string heading)
    {
        using var visitor = await staffed.SignedInAsync(AdminRole.Viewer);

        var page = await OpenAsync(visitor, "/dashboard", browser);

        Assert.Contains($"<html lang=\"{language}\"", page.Html, StringComparison.Ordinal);
        Assert.Contains($"<h1 tabindex=\"-1\">{heading}</h1>", WebUtility.HtmlDecode(page.Html), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AChoice_HoldsAgainstTheBrowser_AndLeadsBack()
    {
        using var visitor = await staffed.SignedInAsync(AdminRole.Operator);
        using var elsewhere = await staffed.SignedInAsync(AdminRole.Operator);

        var chosen = await ChooseAsync(visitor, "es", "/users?q=ana");
        var page = await OpenAsync(visitor, "/users", "ru");
        var onAnotherDevice = await OpenAsync(elsewhere, "/users", "ru");
        var back = await ChooseAsync(visitor, "en", "//evil.example");

        Assert.Equal("/users?q=ana", chosen.Location);
        Assert.Contains("<html lang=\"es\"", page.Html, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"es\"", onAnotherDevice.Html, StringComparison.Ordinal);
        Assert.Equal("/dashboard", back.Location);
        Assert.Contains("<html lang=\"en\"", (await OpenAsync(visitor, "/users", "ru")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AZone_ChosenWithTheAccount_HoldsOnEveryDevice_UntilItGoesBackToTheBrowsers()
    {
        using var visitor = await staffed.SignedInAsync(AdminRole.Admin);
        using var elsewhere = await staffed.SignedInAsync(AdminRole.Admin);

        var chosen = await visitor.SubmitAsync("/account/security", "/account/zone", ("zone", "Asia/Kathmandu"));
        var there = await elsewhere.OpenAsync("/settings/inbox");
        var refused = await visitor.SubmitAsync("/account/security", "/account/zone", ("zone", "Mars/Olympus"));
        await visitor.SubmitAsync("/account/security", "/account/zone", ("zone", ""));

        Assert.Equal("/account/security?done=zone", chosen.Location);
        Assert.Contains("Use mine, Asia/Kathmandu", there.Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.DoesNotContain("Use mine, Asia/Kathmandu", (await elsewhere.OpenAsync("/settings/inbox")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ALanguageThatIsNotThere_ChangesNothing()
    {
        using var visitor = await staffed.SignedInAsync(AdminRole.Viewer);

        await ChooseAsync(visitor, "xx", "/users");

        Assert.DoesNotContain("ta-language", visitor.Cookies.Keys);
    }

    [Fact]
    public async Task SigningIn_SpeaksTheBrowsersLanguageToo()
    {
        using var stranger = staffed.Visit();

        var page = await OpenAsync(stranger, "/account/sign-in", "es");

        Assert.Contains("Iniciar sesión", page.Words, StringComparison.Ordinal);
    }

    private static Task<Visitor.Page> OpenAsync(Visitor visitor, string path, string? browser)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (browser is not null)
            request.Headers.TryAddWithoutValidation("Accept-Language", browser);
        return visitor.SendAsync(request);
    }

    private static async Task<Visitor.Page> ChooseAsync(Visitor visitor, string language, string to) =>
        await visitor.PostAsync("/account/language", [.. (await visitor.OpenAsync("/account/security")).Form("/account/password"), ("language", language), ("to", to)]);
}
