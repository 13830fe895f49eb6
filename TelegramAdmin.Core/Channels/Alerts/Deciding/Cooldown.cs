namespace TelegramAdmin.Core.Channels.Alerts;

/// <summary>
/// Keeps a rule from storming. What happens soon after it told of a channel is kept as a quiet alert: on the page, and not told. A movement of members
/// that was told is not seen again until its window is over.
/// </summary>
internal sealed class Cooldown(ChannelAlertRule rule, DateTimeOffset? toldAt)
{
    private readonly TimeSpan _length = IsMovement(rule) && TimeSpan.FromHours(rule.Hours) > rule.Cooldown ? TimeSpan.FromHours(rule.Hours) : rule.Cooldown;
    private DateTimeOffset? _toldAt = toldAt;

    /// <summary>How far back an alert still keeps the rule quiet.</summary>
    public static TimeSpan LengthOf(ChannelAlertRule rule) => new Cooldown(rule, null)._length;

    /// <returns>Whether to tell; null where it is no news at all.</returns>
    public bool? Tells(Sighting sighting)
    {
        if (_toldAt is { } told && sighting.At < told + _length)
            return IsMovement(rule) ? null : false;
        _toldAt = sighting.At;
        return true;
    }

    private static bool IsMovement(ChannelAlertRule rule) => rule.Kind is AlertKind.MembersGrew or AlertKind.MembersFell;
}
