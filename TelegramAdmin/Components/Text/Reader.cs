namespace TelegramAdmin.Components.Text;

/// <summary>Who looks at the page: here their time zone. The culture is the current one of the request or circuit.</summary>
public sealed record Reader(TimeZoneInfo Zone)
{
    public static Reader Utc { get; } = new(TimeZoneInfo.Utc);

    /// <param name="zone">An IANA name, as a browser says it; unknown names count as UTC.</param>
    public static Reader In(string? zone) =>
        zone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? new(found) : Utc;

    public bool IsUtc => Zone.HasSameRules(TimeZoneInfo.Utc);

    /// <summary>The same moment on the reader's clock.</summary>
    public DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Zone);
}
