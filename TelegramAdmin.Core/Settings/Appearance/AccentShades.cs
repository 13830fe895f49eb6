namespace TelegramAdmin.Core.Settings.Appearance;

/// <summary>What one theme makes of an accent colour: every token that hangs on it.</summary>
/// <param name="Accent">Filled buttons and selections.</param>
/// <param name="On">Words on them.</param>
/// <param name="Text">Links.</param>
/// <param name="Soft">Selected rows and set chips.</param>
/// <param name="Bubble">What the team wrote.</param>
public sealed record AccentShades(Rgb Accent, Rgb Hover, Rgb Press, Rgb On, Rgb Text, Rgb Soft, Rgb Bubble)
{
    /// <summary>Words have at least this contrast, after WCAG AA.</summary>
    public const double Enough = 4.5;

    /// <summary>The accent of tokens.css.</summary>
    public static Rgb Ours { get; } = new(0x0d, 0x6e, 0x9f);

    private const double EnoughOnTints = 4.7;
    private const double EnoughInDark = 5.6;

    // The grounds of tokens.css and tokens-dark.css that these colours stand on.
    private static readonly Rgb LightSurface = Rgb.White;
    private static readonly Rgb LightActive = new(0xeb, 0xeb, 0xe7);
    private static readonly Rgb DarkSurface = new(0x17, 0x18, 0x1b);
    private static readonly Rgb DarkRaised = new(0x1f, 0x21, 0x25);
    private static readonly Rgb DarkActive = new(0x28, 0x2a, 0x2f);

    /// <summary>Of the filled button's words.</summary>
    public double Contrast => On.Against(Accent);

    /// <summary>The light theme takes the colour as it was chosen.</summary>
    public static AccentShades InLight(Rgb chosen)
    {
        var (soft, bubble) = (chosen.Mixed(Rgb.White, .885), chosen.Mixed(Rgb.White, .86));
        return new(chosen, chosen.Mixed(Rgb.Black, .16), chosen.Mixed(Rgb.Black, .3), Rgb.White, chosen.Until(EnoughOnTints, Rgb.Black, soft, bubble, LightActive), soft, bubble);
    }

    /// <summary>The dark theme takes it as light as it has to be there.</summary>
    public static AccentShades InDark(Rgb chosen)
    {
        var accent = chosen.Until(EnoughInDark, Rgb.White, DarkRaised);
        var (soft, bubble) = (accent.Mixed(DarkSurface, .82), accent.Mixed(DarkSurface, .76));
        return new(accent, accent.Mixed(Rgb.White, .18), accent.Mixed(Rgb.White, .36), accent.Mixed(Rgb.Black, .88), accent.Until(EnoughOnTints, Rgb.White, soft, bubble, DarkActive), soft, bubble);
    }

    /// <summary>The nearest darker shade whose words can be read.</summary>
    public static Rgb Nearest(Rgb chosen) => chosen.Until(Enough, Rgb.Black, LightSurface);

    internal static string? WhyNot(string colour) => Rgb.Parse(colour) switch
    {
        null => "Write the colour as # and six hexadecimal digits, such as #0d6e9f.",
        { } chosen when chosen.Against(LightSurface) < Enough => "White words on this colour cannot be read: their contrast is under 4.5 to 1. Take a darker one.",
        _ => null,
    };
}
