using System.Collections.Frozen;

namespace TelegramAdmin.Core.Users.Countries;

/// <summary>Which time zone a person most likely lives in.</summary>
public static class CountryZones
{
    private static readonly Lazy<FrozenDictionary<string, TimeZoneInfo>> Zones = new(Read);

    /// <summary>The zone in which most people of a country live; null for an unknown country.</summary>
    public static TimeZoneInfo? Of(string? country) => country is null ? null : Zones.Value.GetValueOrDefault(country.ToUpperInvariant());

    /// <summary>A person's own zone, that of their country, or else <paramref name="otherwise"/>.</summary>
    /// <param name="timeZone">IANA name; see <see cref="KnownPerson.TimeZone"/>.</param>
    public static TimeZoneInfo Of(string? timeZone, string? country, TimeZoneInfo otherwise) =>
        timeZone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var own) ? own : Of(country) ?? otherwise;

    // A zone that this computer's data does not know yet is left out.
    private static FrozenDictionary<string, TimeZoneInfo> Read() => CountryTable.All
        .Select(c => (c.Code, Zone: TimeZoneInfo.TryFindSystemTimeZoneById(c.Zone, out var zone) ? zone : null))
        .Where(c => c.Zone is not null).ToFrozenDictionary(c => c.Code, c => c.Zone!);
}
