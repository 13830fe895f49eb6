using System.Globalization;

namespace TelegramAdmin.Core.Audiences;

/// <summary>Reads the days and moments of conditions: ISO 8601; a day begins at midnight UTC.</summary>
public static class AudienceMoment
{
    private const int Earliest = 2013; // Telegram's own beginning.
    private const int Latest = 2200;

    private static readonly string[] Forms = ["yyyy-MM-dd", "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK"];

    public static DateTimeOffset? Read(string text) =>
        DateTimeOffset.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) && at.Year is >= Earliest and <= Latest ? at : null;
}
