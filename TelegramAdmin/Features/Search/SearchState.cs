using System.Globalization;
using TelegramAdmin.Auth;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Search;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Features.Search;

/// <summary>A search as it stands in the address.</summary>
public sealed record SearchState(string? Text, string? Kind, string? From, string? To, long? Bot, long? Person, string? Least, string? Most, string? State, bool HasMedia)
{
    internal SearchKind? Of => HitWords.Read(Kind);

    internal bool HasFilters => this with { Text = null, Kind = null } != new SearchState(null, null, null, null, null, null, null, null, null, false);

    /// <summary>What cannot be read is left out.</summary>
    internal SearchQuery ToQuery(Staff staff, Reader reader, long? before, int size) => new(Text ?? "")
    {
        Kinds = Of is { } kind ? [.. HitWords.For(staff).Where(k => k == kind)] : HitWords.For(staff),
        AdminId = staff.AdminId,
        Bots = Bot is { } bot ? [new BotId(bot)] : null,
        PersonId = Person,
        State = string.IsNullOrEmpty(State) ? null : State,
        HasMedia = HasMedia,
        From = Day(From, reader),
        Until = Day(To, reader)?.AddDays(1),
        LeastAmount = Hundredths(Least),
        MostAmount = Hundredths(Most),
        Before = before,
        Size = size,
    };

    internal static long? Hundredths(string? text) =>
        decimal.TryParse(text?.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value is >= 0 and < 1_000_000_000 ? (long)(value * 100) : null;

    // A day of the reader's: its beginning on their clock.
    private static DateTimeOffset? Day(string? text, Reader reader) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1970 and < 9000
            ? new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), reader.Zone.GetUtcOffset(day.ToDateTime(TimeOnly.MinValue))).ToUniversalTime()
            : null;
}
