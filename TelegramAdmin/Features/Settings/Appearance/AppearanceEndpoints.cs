using System.Text;
using System.Text.Json.Nodes;
using TelegramAdmin.Components.Marks;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Settings.Appearance;

namespace TelegramAdmin.Features.Settings.Appearance;

/// <summary>What browsers fetch of a workspace's look, before sign-in too. An address carries what it leads to as its version, so it may be kept for a year.</summary>
internal static class AppearanceEndpoints
{
    public const string Manifest = "/appearance/app.webmanifest";

    public static string AddressOf(string file, string version) => $"/appearance/{file}?v={version}";

    public static void MapAppearance(this IEndpointRouteBuilder app)
    {
        var appearance = app.MapGroup("/appearance").AllowAnonymous();
        appearance.MapGet("/look.css", GiveSheetAsync);
        appearance.MapGet("/logo.png", GiveLogoAsync);
        appearance.MapGet("/icons/{name}.png", GiveIconAsync);
        appearance.MapGet("/app.webmanifest", GiveManifestAsync);
    }

    private static async Task<IResult> GiveSheetAsync(HttpContext http, SettingsStore settings)
    {
        var sheet = AppearanceSheet.Write(await LookAsync(http, settings));
        Keep(http, AppearanceSheet.VersionOf(sheet));
        return Results.Text(sheet, "text/css", Encoding.UTF8);
    }

    private static async Task<IResult> GiveLogoAsync(HttpContext http, SettingsStore settings)
    {
        var logo = (await LookAsync(http, settings)).Logo;
        if (logo.IsOurs)
            return Results.NotFound();
        Keep(http, logo.Version);
        return Results.Bytes(logo.Png, "image/png");
    }

    private static async Task<IResult> GiveIconAsync(HttpContext http, SettingsStore settings, string name)
    {
        var logo = (await LookAsync(http, settings)).Logo;
        if (AppearanceIcon.Find(name)?.Draw(logo) is not { } icon)
            return Results.NotFound();
        Keep(http, logo.Version);
        return Results.Bytes(icon, "image/png");
    }

    /// <summary>Ours with the workspace's name, colour and icons.</summary>
    private static async Task<IResult> GiveManifestAsync(HttpContext http, SettingsStore settings, IWebHostEnvironment files)
    {
        var look = await LookAsync(http, settings);
        await using var ours = files.WebRootFileProvider.GetFileInfo("app/manifest.webmanifest").CreateReadStream();
        var manifest = (JsonObject)(await JsonNode.ParseAsync(ours, cancellationToken: http.RequestAborted))!;
        (manifest["name"], manifest["short_name"]) = (look.Name, look.Name);
        if (look.Accent is { } accent)
            manifest["theme_color"] = accent.ToString();
        if (!look.Logo.IsOurs)
            manifest["icons"] = new JsonArray(Icon(AppearanceIcon.Small, 192, "any"), Icon(AppearanceIcon.Large, 512, "any"), Icon(AppearanceIcon.Maskable, 512, "maskable"));
        http.Response.Headers.CacheControl = "no-cache";
        return Results.Text(manifest.ToJsonString(), "application/manifest+json", Encoding.UTF8);

        JsonObject Icon(string name, int edge, string purpose) =>
            new() { ["src"] = AddressOf($"icons/{name}.png", look.Logo.Version), ["sizes"] = $"{edge}x{edge}", ["type"] = "image/png", ["purpose"] = purpose };
    }

    private static async Task<Look> LookAsync(HttpContext http, SettingsStore settings) => Look.Of(await settings.OfAsync(Brand.WorkspaceOf(http.User)));

    private static void Keep(HttpContext http, string version) =>
        http.Response.Headers.CacheControl = http.Request.Query["v"] == version ? "public, max-age=31536000, immutable" : "no-store";
}
