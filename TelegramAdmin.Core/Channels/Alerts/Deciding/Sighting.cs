using System.Globalization;

namespace TelegramAdmin.Core.Channels.Alerts;

/// <summary>Something that fits a rule was seen, whether by what happens or by a dry run over what is kept.</summary>
/// <param name="Occasion">The same for the same thing seen again.</param>
/// <param name="Text">What happened, in words, without the channel.</param>
internal sealed record Sighting(string Occasion, DateTimeOffset At, string Text, long? MessageId = null, long? Before = null, long? After = null)
{
    public static string Occasional(string word, long number) => string.Create(CultureInfo.InvariantCulture, $"{word}:{number}");

    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    public static string Hours(int hours) => hours == 1 ? "an hour" : hours % 24 == 0 && hours > 24 ? $"{hours / 24} days" : $"{hours} hours";
}
