namespace TelegramAdmin.Core.Settings.Appearance.Pictures;

/// <summary>Pixels, row by row, each red, green, blue and how opaque.</summary>
public sealed record Picture(int Width, int Height, byte[] Pixels)
{
    public const int BytesPerPixel = 4;

    public static Picture Empty(int width, int height) => new(width, height, new byte[width * height * BytesPerPixel]);

    public Span<byte> At(int x, int y) => Pixels.AsSpan((y * Width + x) * BytesPerPixel, BytesPerPixel);
}
