using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Settings.Appearance;
using TelegramAdmin.Core.Settings.Appearance.Pictures;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Settings;

public sealed class AppearanceTests(StaffedApp staffed) : IClassFixture<StaffedApp>
{
    public static TheoryData<string> Colours => ["#0d6e9f", "#000000", "#767676", "#b3343a", "#0000ff", "#1d7a4c", "#7a3fb0", "#8a4b16", "#ff00aa", "#ffd400", "#ffffff"];

    [Fact]
    public async Task ANewLook_StandsWhereStrangersAndTheTeamSeeIt_AndGoesBackToOurs()
    {
        using var stranger = staffed.Visit();
        using var admin = await staffed.SignedInAsync(AdminRole.Admin);
        var settings = staffed.App.Service<SettingsStore>();
        var logo = PngWriter.Write(Filled(96, 48, new Rgb(200, 30, 40)));
        Assert.DoesNotContain("ta-look", (await stranger.OpenAsync("/account/sign-in")).Html, StringComparison.Ordinal);

        await ChangeAsync(settings, AppearanceSettings.Name, "Harbour desk");
        await ChangeAsync(settings, AppearanceSettings.Accent, "#7a3fb0");
        await ChangeAsync(settings, AppearanceSettings.Density, Density.Compact);
        await ChangeAsync(settings, AppearanceSettings.Logo, new BrandLogo(logo));

        var signIn = await stranger.OpenAsync("/account/sign-in");
        Assert.Contains("Sign in to Harbour desk", signIn.Words, StringComparison.Ordinal);
        Assert.Contains("Harbour desk</title>", signIn.Html, StringComparison.Ordinal);
        var sheet = await stranger.OpenAsync(Address(signIn.Html, "/appearance/look.css"));
        Assert.Equal(["#7a3fb0", "1.75rem"], new[] { "--ta-accent", "--ta-control" }.Select(token => Regex.Match(sheet.Html, token + @": ([^;]+);").Groups[1].Value));
        Assert.Contains("immutable", sheet.Headers["Cache-Control"], StringComparison.Ordinal);
        Assert.Equal("no-store", (await stranger.OpenAsync("/appearance/look.css?v=another")).Headers["Cache-Control"]);
        Assert.Contains("Harbour desk", (await stranger.OpenAsync("/app")).Html, StringComparison.Ordinal);
        var dashboard = await admin.OpenAsync("/dashboard");
        Assert.Contains("<span class=\"ta-brand__name\">Harbour desk</span>", dashboard.Html, StringComparison.Ordinal);

        using var http = new HttpClient { BaseAddress = staffed.App.Url };
        Assert.Equal(logo, await http.GetByteArrayAsync(new Uri(Address(signIn.Html, "/appearance/logo.png"), UriKind.Relative), TestContext.Current.CancellationToken));
        var manifest = JsonDocument.Parse((await stranger.OpenAsync("/appearance/app.webmanifest")).Html).RootElement;
        Assert.Equal(("Harbour desk", "#7a3fb0", "/dashboard"), (manifest.GetProperty("name").GetString(), manifest.GetProperty("theme_color").GetString(), manifest.GetProperty("start_url").GetString()));
        foreach (var icon in manifest.GetProperty("icons").EnumerateArray())
        {
            var picture = PngReader.Read(await http.GetByteArrayAsync(new Uri(icon.GetProperty("src").GetString()!, UriKind.Relative), TestContext.Current.CancellationToken), 512)!;
            Assert.Equal(icon.GetProperty("sizes").GetString(), $"{picture.Width}x{picture.Height}");
            Assert.Equal(new byte[] { 200, 30, 40, 255 }, picture.At(picture.Width / 2, picture.Height / 2).ToArray());
        }

        foreach (var setting in AppearanceSettings.All)
            Assert.Null((await settings.ChangeAsync(WorkspaceId.Default, setting, setting.DefaultJson)).Failure);
        var ours = await stranger.OpenAsync("/account/sign-in");
        Assert.Contains("Sign in to TelegramAdmin", ours.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("ta-look", ours.Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync("/appearance/icons/app-192.png")).Status);
        Assert.Equal(2, (await staffed.App.Service<SettingHistory>().OfAsync(WorkspaceId.Default, AppearanceSettings.Logo)).Count);
    }

    [Theory, MemberData(nameof(Colours))]
    public void EveryColourThatIsTaken_CanBeReadInBothThemes_AndAnyOtherHasANearestThatIs(string colour)
    {
        var chosen = Rgb.Parse(colour)!.Value;
        var taken = AppearanceSettings.Accent.Check(JsonSerializer.Serialize(colour)) is null ? chosen : AccentShades.Nearest(chosen);

        Assert.Null(AppearanceSettings.Accent.Check(JsonSerializer.Serialize(taken.ToString())));
        foreach (var shades in new[] { AccentShades.InLight(taken), AccentShades.InDark(taken) })
        {
            Assert.InRange(shades.Contrast, 4.5, 21);
            Assert.InRange(shades.On.Against(shades.Hover), 4.5, 21);
            Assert.InRange(shades.Text.Against(shades.Soft), 4.5, 21);
        }
    }

    [Fact]
    public void WhatIsNoLogo_IsRefusedWithTheReason()
    {
        var good = PngWriter.Write(Filled(64, 64, Rgb.Black));
        byte[] flipped = [.. good];
        flipped[^20] ^= 1;

        Assert.Null(Wrong(good));
        Assert.NotNull(Wrong("<svg onload='x'/>"u8.ToArray()));
        Assert.NotNull(Wrong(flipped));
        Assert.NotNull(Wrong(good[..^40]));
        Assert.Contains("smaller than 32", Wrong(PngWriter.Write(Filled(16, 8, Rgb.Black))), StringComparison.Ordinal);
        Assert.NotNull(Wrong(PngWriter.Write(Filled(513, 10, Rgb.Black))));
        Assert.NotNull(AppearanceSettings.Name.Check("\" padded \""));
        Assert.Contains("4.5 to 1", AppearanceSettings.Accent.Check("\"#ffd400\""), StringComparison.Ordinal);

        static string? Wrong(byte[] png) => AppearanceSettings.Logo.Check(JsonSerializer.Serialize(new BrandLogo(png)));
    }

    private static async Task ChangeAsync<T>(SettingsStore settings, Setting<T> setting, T value) where T : notnull =>
        Assert.Null((await settings.ChangeAsync(WorkspaceId.Default, setting, value)).Failure);

    private static string Address(string html, string file) => WebUtility.HtmlDecode(Regex.Match(html, $"\"({Regex.Escape(file)}[^\"]*)\"").Groups[1].Value);

    private static Picture Filled(int width, int height, Rgb colour)
    {
        var picture = Picture.Empty(width, height);
        for (var i = 0; i < width * height; i++)
            new[] { colour.Red, colour.Green, colour.Blue, byte.MaxValue }.CopyTo(picture.At(i % width, i / width));
        return picture;
    }
}
