using System.Globalization;
using System.Text.RegularExpressions;

namespace TelegramAdmin.Core.Forum.Commanding;

/// <summary>Reads how long something lasts: 30m, 2h, 3d, 1w.</summary>
internal static partial class TimeWords
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    public static bool TryRead(string text, out TimeSpan span)
    {
        span = default;
        var match = Form().Match(text);
        if (!match.Success)
            return false;
        var number = int.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture);
        span = match.Groups["unit"].Value.ToLowerInvariant() switch
        {
            "m" => TimeSpan.FromMinutes(number),
            "h" => TimeSpan.FromHours(number),
            "d" => TimeSpan.FromDays(number),
            _ => TimeSpan.FromDays(7 * number),
        };
        return span > TimeSpan.Zero && span <= Longest;
    }

    [GeneratedRegex(@"^(?<number>\d{1,6})\s*(?<unit>[mhdw])[a-z]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 500)]
    private static partial Regex Form();
}
