using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Notifications;

/// <summary>How one of the team wants to be told; whoever has no row wants the usual.</summary>
public sealed class NotificationChoice : IWorkspaceOwned
{
    public required WorkspaceId WorkspaceId { get; init; }

    public required long AdminId { get; init; }

    /// <summary>Ways by kind where they are not the usual: <c>{"6":0}</c>.</summary>
    public required string Ways { get; set; }

    /// <summary>Quiet from this minute of the day; null without quiet hours.</summary>
    public int? QuietFrom { get; set; }

    public int? QuietTo { get; set; }

    /// <summary>IANA name of the zone in which the quiet hours are.</summary>
    public string? Zone { get; set; }

    public NotificationTaste ToTaste()
    {
        var ways = JsonSerializer.Deserialize<Dictionary<int, int>>(Ways) ?? [];
        return new NotificationTaste(ways.ToDictionary(w => (NotificationKind)w.Key, w => (NotificationWays)w.Value))
        {
            Quiet = QuietFrom is { } from && QuietTo is { } to ? new QuietHours(from, to, Zone ?? TimeZoneInfo.Utc.Id) : null,
        };
    }
}

/// <summary>What somebody chose.</summary>
/// <param name="Changed">Only kinds that differ from the usual.</param>
public sealed record NotificationTaste(IReadOnlyDictionary<NotificationKind, NotificationWays> Changed)
{
    public static NotificationTaste Usual { get; } = new(new Dictionary<NotificationKind, NotificationWays>());

    /// <summary>Null without them. The bell is never quiet.</summary>
    public QuietHours? Quiet { get; init; }

    public NotificationWays Of(NotificationKind kind) => Changed.TryGetValue(kind, out var ways) ? ways : NotificationKinds.UsualOf(kind);

    public bool Wants(NotificationKind kind, NotificationWays way) => Of(kind).HasFlag(way);

    public NotificationTaste With(NotificationKind kind, NotificationWays way, bool isWanted) => this with
    {
        Changed = new Dictionary<NotificationKind, NotificationWays>(Changed) { [kind] = isWanted ? Of(kind) | way : Of(kind) & ~way },
    };

    internal string ToJson() => JsonSerializer.Serialize(Changed.Where(c => c.Value != NotificationKinds.UsualOf(c.Key)).ToDictionary(c => (int)c.Key, c => (int)c.Value));
}

/// <summary>Minutes of the day in which neither browser nor Telegram tells anything; over midnight where it ends before it begins.</summary>
public sealed record QuietHours(int From, int To, string Zone)
{
    public bool Covers(DateTimeOffset at)
    {
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(Zone, out var found) ? found : TimeZoneInfo.Utc;
        var minute = (int)TimeZoneInfo.ConvertTime(at, zone).TimeOfDay.TotalMinutes;
        return From <= To ? minute >= From && minute < To : minute >= From || minute < To;
    }
}

internal sealed class NotificationChoiceConfiguration : IEntityTypeConfiguration<NotificationChoice>
{
    public void Configure(EntityTypeBuilder<NotificationChoice> builder)
    {
        builder.ToTable("NotificationChoices");
        builder.HasKey(c => new { c.WorkspaceId, c.AdminId });
        builder.Property(c => c.Zone).HasMaxLength(64);
    }
}
