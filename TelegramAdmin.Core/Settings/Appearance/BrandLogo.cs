using System.Security.Cryptography;
using System.Text.Json.Serialization;
using TelegramAdmin.Core.Settings.Appearance.Pictures;

namespace TelegramAdmin.Core.Settings.Appearance;

/// <summary>The picture in the place of our logo.</summary>
/// <param name="Png">As browsers write pictures; empty where ours stands.</param>
public sealed record BrandLogo(byte[] Png)
{
    public const int LargestEdge = 512;
    public const int LargestFile = 512 * 1024;

    private const int SmallestEdge = 32;

    public static BrandLogo None { get; } = new([]);

    [JsonIgnore]
    public bool IsOurs => Png.Length == 0;

    /// <summary>Another one for another picture, so that browsers may keep it.</summary>
    [JsonIgnore]
    public string Version => field ??= Convert.ToHexStringLower(SHA256.HashData(Png))[..12];

    /// <summary>Null for a picture that can stand there.</summary>
    [JsonIgnore]
    internal string? WhyNot
    {
        get
        {
            if (Png is null)
                return "This is not a picture.";
            if (IsOurs)
                return null;
            if (Png.Length > LargestFile)
                return "The picture is larger than 512 KB. Choose a smaller or plainer one.";
            if (PngReader.Read(Png, LargestEdge) is not { } picture)
                return "This is not a picture that can be shown. Choose a PNG, JPEG or WebP file.";
            return Math.Max(picture.Width, picture.Height) < SmallestEdge ? "The picture is smaller than 32 pixels. Choose a larger one." : null;
        }
    }

    /// <summary>Null where ours stands.</summary>
    public Picture? Read() => IsOurs ? null : PngReader.Read(Png, LargestEdge);
}
