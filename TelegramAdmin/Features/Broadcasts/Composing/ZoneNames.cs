namespace TelegramAdmin.Features.Broadcasts.Composing;

/// <summary>IANA names of time zones, to choose from.</summary>
internal static class ZoneNames
{
    public static IReadOnlyList<string> All { get; } = [.. TimeZoneInfo.GetSystemTimeZones().Where(z => z.HasIanaId).Select(z => z.Id).Order(StringComparer.Ordinal)];
}
