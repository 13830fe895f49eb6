using System.Globalization;

namespace TelegramAdmin.Core.Settings.Appearance;

/// <summary>A colour as style sheets write it.</summary>
public readonly record struct Rgb(byte Red, byte Green, byte Blue)
{
    public static Rgb White { get; } = new(255, 255, 255);

    public static Rgb Black { get; } = new(0, 0, 0);

    /// <summary>Relative luminance after WCAG 2.2, 0 to 1.</summary>
    private double Luminance => .2126 * Linear(Red) + .7152 * Linear(Green) + .0722 * Linear(Blue);

    /// <param name="text">"#0d6e9f"; anything else is null.</param>
    public static Rgb? Parse(string? text) =>
        text is ['#', ..] && text.Length == 7 && int.TryParse(text.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            ? new Rgb((byte)(value >> 16), (byte)(value >> 8), (byte)value)
            : null;

    /// <summary>Contrast ratio after WCAG 2.2, 1 to 21.</summary>
    public double Against(Rgb other)
    {
        var (one, two) = (Luminance, other.Luminance);
        return (Math.Max(one, two) + .05) / (Math.Min(one, two) + .05);
    }

    /// <param name="share">Of the other colour, 0 to 1.</param>
    public Rgb Mixed(Rgb other, double share) => new(Mixed(Red, other.Red, share), Mixed(Green, other.Green, share), Mixed(Blue, other.Blue, share));

    /// <summary>The first step towards another colour that stands out enough from all of the grounds.</summary>
    public Rgb Until(double contrast, Rgb towards, params ReadOnlySpan<Rgb> grounds)
    {
        for (var step = 0; step < 50; step++)
        {
            var tried = Mixed(towards, step / 50.0);
            if (tried.StandsOut(contrast, grounds))
                return tried;
        }
        return towards;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"#{Red:x2}{Green:x2}{Blue:x2}");

    private bool StandsOut(double contrast, ReadOnlySpan<Rgb> grounds)
    {
        foreach (var ground in grounds)
        {
            if (Against(ground) < contrast)
                return false;
        }
        return true;
    }

    private static byte Mixed(byte from, byte to, double share) => (byte)Math.Round(from + (to - from) * share);

    private static double Linear(byte channel)
    {
        var value = channel / 255.0;
        return value <= .04045 ? value / 12.92 : Math.Pow((value + .055) / 1.055, 2.4);
    }
}
