using System.Globalization;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Conversations;

namespace TelegramAdmin.Features.Conversations.Media;

public static class MediaWords
{
    /// <summary>0:14, 12:05, 1:02:03.</summary>
    public static string Length(int seconds)
    {
        var time = TimeSpan.FromSeconds(Math.Max(0, seconds));
        return time.ToString(time.TotalHours >= 1 ? @"h\:mm\:ss" : @"m\:ss", CultureInfo.InvariantCulture);
    }

    /// <summary>"PDF, 2.1 MB".</summary>
    public static string Describe(MessageMedia media)
    {
        var type = Path.GetExtension(media.FileName)?.TrimStart('.').ToUpperInvariant();
        return string.Join(", ", new[] { string.IsNullOrEmpty(type) ? null : type, media.FileSize is { } size ? Numbers.Bytes(size) : null }.OfType<string>());
    }

    /// <summary>52.5200, 13.4050.</summary>
    public static string Coordinates(double latitude, double longitude) =>
        string.Create(CultureInfo.InvariantCulture, $"{latitude:0.0000}, {longitude:0.0000}");

    /// <summary>What Telegram calls it, in words: "poll", "gift", "video chat started".</summary>
    public static string Kind(string? field, Localizer words) => field is null ? words["something"] : words["“{0}”", field.Replace('_', ' ')];
}
