namespace TelegramAdmin.Core.Settings.Appearance.Pictures;

/// <summary>Draws a logo into the square that a phone or a tab wants.</summary>
public static class IconDrawing
{
    /// <param name="share">How much of the edge the logo may take, up to 1.</param>
    /// <param name="ground">What lies below it; null leaves it clear.</param>
    public static Picture Draw(Picture logo, int edge, double share, Rgb? ground)
    {
        var scale = edge * share / Math.Max(logo.Width, logo.Height);
        var (left, top) = ((edge - logo.Width * scale) / 2, (edge - logo.Height * scale) / 2);
        var icon = Picture.Empty(edge, edge);
        for (var y = 0; y < edge; y++)
        {
            for (var x = 0; x < edge; x++)
                Blend(icon.At(x, y), Mean(logo, (x - left) / scale, (y - top) / scale, 1 / scale), ground);
        }
        return icon;
    }

    /// <summary>The mean of the pixels that a square of the logo covers, as sums weighted by opacity.</summary>
    private static (double Red, double Green, double Blue, double Opacity) Mean(Picture logo, double x, double y, double edge)
    {
        double red = 0, green = 0, blue = 0, opacity = 0;
        for (var row = Math.Max(0, (int)Math.Floor(y)); row < Math.Min(logo.Height, y + edge); row++)
        {
            for (var column = Math.Max(0, (int)Math.Floor(x)); column < Math.Min(logo.Width, x + edge); column++)
            {
                var pixel = logo.At(column, row);
                var weight = Overlap(x, edge, column) * Overlap(y, edge, row) * pixel[3] / 255.0;
                (red, green, blue, opacity) = (red + pixel[0] * weight, green + pixel[1] * weight, blue + pixel[2] * weight, opacity + weight);
            }
        }
        return opacity <= 0 ? default : (red / opacity, green / opacity, blue / opacity, Math.Min(1, opacity / (edge * edge)));
    }

    private static double Overlap(double start, double length, int pixel) => Math.Max(0, Math.Min(start + length, pixel + 1) - Math.Max(start, pixel));

    private static void Blend(Span<byte> pixel, (double Red, double Green, double Blue, double Opacity) over, Rgb? ground)
    {
        if (ground is not { } below)
        {
            (pixel[0], pixel[1], pixel[2], pixel[3]) = (Rounded(over.Red), Rounded(over.Green), Rounded(over.Blue), Rounded(over.Opacity * 255));
            return;
        }
        (pixel[0], pixel[1], pixel[2], pixel[3]) = (Over(over.Red, below.Red), Over(over.Green, below.Green), Over(over.Blue, below.Blue), byte.MaxValue);
        byte Over(double top, byte bottom) => Rounded(top * over.Opacity + bottom * (1 - over.Opacity));
    }

    private static byte Rounded(double value) => (byte)Math.Clamp(Math.Round(value), 0, 255);
}
