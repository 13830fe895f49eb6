using System.Text.Json.Serialization;
using TelegramAdmin.Core.Campaigns.Writing;

namespace TelegramAdmin.Core.Campaigns.Broadcasts;

/// <summary>One of the messages that are compared, or the only one.</summary>
/// <param name="Key">A, B, …</param>
public sealed record BroadcastVariant(string Key, CampaignMessage Message);

/// <summary>How variants are compared.</summary>
public sealed record BroadcastTest
{
    /// <summary>Percent of the audience that gets nothing, to compare with.</summary>
    public int HoldOut { get; set; }

    /// <summary>Percent of the audience that the variants share before the winner goes to the rest; 100 compares without a rest.</summary>
    public int Sample { get; set; } = 100;

    public WinnerBy By { get; set; } = WinnerBy.Presses;

    /// <summary>How long after the sample's last message the winner is chosen.</summary>
    public int AfterMinutes { get; set; } = 60;
}

public enum WinnerBy
{
    Presses,
    Replies,
    Purchases,
    FewestOptOuts,
}

/// <summary>When a broadcast goes out.</summary>
public sealed record BroadcastTiming
{
    public StartKind Start { get; set; } = StartKind.Now;

    /// <summary>With a time: what the clock shows, as 2026-06-01T09:00.</summary>
    public DateTime? At { get; set; }

    /// <summary>IANA name that <see cref="At"/> and the quiet hours are read in; null for the workspace's.</summary>
    public string? TimeZone { get; set; }

    /// <summary><see cref="At"/> is read in each recipient's time zone.</summary>
    public bool IsLocal { get; set; }

    /// <summary>Nobody gets it between these; who would, waits until they are over. Null for none.</summary>
    public TimeOnly? QuietFrom { get; set; }

    public TimeOnly? QuietUntil { get; set; }

    /// <summary>Again and again; null for once.</summary>
    public Recurrence? Repeat { get; set; }

    /// <summary>With a recurring one: no more after this day.</summary>
    public DateOnly? LastDay { get; set; }
}

public enum StartKind
{
    Now,
    At,
}

public enum Recurrence
{
    Daily,
    Weekdays,
    Weekly,
    Monthly,
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true)]
[JsonSerializable(typeof(List<BroadcastVariant>))]
[JsonSerializable(typeof(BroadcastTest))]
[JsonSerializable(typeof(BroadcastTiming))]
[JsonSerializable(typeof(List<long>))]
internal sealed partial class BroadcastJson : JsonSerializerContext;
