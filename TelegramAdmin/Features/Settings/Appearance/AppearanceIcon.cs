using System.Collections.Concurrent;
using TelegramAdmin.Core.Settings.Appearance;
using TelegramAdmin.Core.Settings.Appearance.Pictures;

namespace TelegramAdmin.Features.Settings.Appearance;

/// <summary>The icons that browsers and phones ask for, drawn from the logo.</summary>
/// <param name="Share">How much of the edge the logo takes: phones cut the corners off what says so, and want no clear ground there.</param>
internal sealed record AppearanceIcon(string Name, int Edge, double Share, Rgb? Ground)
{
    public const string OfTab = "tab-64";
    public const string OfApple = "apple-180";
    public const string Small = "app-192";
    public const string Large = "app-512";
    public const string Maskable = "maskable-512";

    private const int MostDrawn = 100;

    private static readonly AppearanceIcon[] All =
    [
        new(OfTab, 64, 1, null), new(OfApple, 180, .8, Rgb.White), new(Small, 192, 1, null), new(Large, 512, 1, null), new(Maskable, 512, .6, Rgb.White),
    ];

    // Strangers may ask as often as they like; each is drawn once.
    private static readonly ConcurrentDictionary<(string Version, string Name), byte[]> Drawn = new();

    /// <summary>Null for a name that is none.</summary>
    public static AppearanceIcon? Find(string name) => Array.Find(All, icon => icon.Name == name);

    /// <returns>A PNG file; null where our own logo stands.</returns>
    public byte[]? Draw(BrandLogo logo)
    {
        if (Drawn.TryGetValue((logo.Version, Name), out var drawn))
            return drawn;
        if (logo.Read() is not { } picture)
            return null;
        if (Drawn.Count >= MostDrawn)
            Drawn.Clear();
        return Drawn[(logo.Version, Name)] = PngWriter.Write(IconDrawing.Draw(picture, Edge, Share, Ground));
    }
}
