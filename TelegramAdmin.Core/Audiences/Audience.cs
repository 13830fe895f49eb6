using System.Text.Json;
using System.Text.Json.Serialization;

namespace TelegramAdmin.Core.Audiences;

/// <summary>Who is meant: conditions on a person, put together with all, any and not. Everybody where there are none.</summary>
public sealed record Audience
{
    public const int DeepestNesting = 5;
    public const int MostConditions = 50;

    public AudienceKind Kind { get; set; } = AudienceKind.All;

    /// <summary>With all, any and not.</summary>
    public IReadOnlyList<Audience>? Of { get; set; }

    /// <summary>With where.</summary>
    public AudienceField? Field { get; set; }

    public Comparison? Is { get; set; }

    /// <summary>What it is compared with: ids, codes, numbers, dates (ISO 8601) or words, as the field wants them.</summary>
    public IReadOnlyList<string>? Values { get; set; }

    /// <summary>With an attribute: its name.</summary>
    public string? Name { get; set; }

    public static Audience Everybody { get; } = new();

    [JsonIgnore]
    public bool IsEverybody => Kind == AudienceKind.All && Of is not { Count: > 0 };

    public static Audience Where(AudienceField field, Comparison comparison, params string[] values) => new() { Kind = AudienceKind.Where, Field = field, Is = comparison, Values = values };

    public static Audience All(params Audience[] parts) => new() { Kind = AudienceKind.All, Of = parts };

    public static Audience Any(params Audience[] parts) => new() { Kind = AudienceKind.Any, Of = parts };

    public static Audience Not(params Audience[] parts) => new() { Kind = AudienceKind.Not, Of = parts };

    /// <summary>Whom this and the other mean both.</summary>
    public Audience And(Audience other) => IsEverybody ? other : Kind == AudienceKind.All ? All([.. Of!, other]) : All(this, other);

    public string ToJson() => JsonSerializer.Serialize(this, AudienceJson.Default.Audience);

    /// <summary>Of what is stored, which was checked before.</summary>
    public static Audience Read(string json) => JsonSerializer.Deserialize(json, AudienceJson.Default.Audience)!;
}

/// <summary>How parts are put together.</summary>
public enum AudienceKind
{
    /// <summary>Every part holds.</summary>
    All = 1,

    /// <summary>One part holds.</summary>
    Any = 2,

    /// <summary>No part holds.</summary>
    Not = 3,

    /// <summary>One condition.</summary>
    Where = 4,
}

/// <summary>What of a person is looked at. Names are stored and stand in the API.</summary>
public enum AudienceField
{
    /// <summary>Knows one of these bots.</summary>
    Bot,

    /// <summary>IETF tags; "es" also means "es-MX".</summary>
    Language,

    Country,
    Premium,

    /// <summary>Has a username.</summary>
    Username,

    Tier,
    Credits,

    /// <summary>Has a pass that runs.</summary>
    Pass,

    /// <summary>How many purchases, ever.</summary>
    Purchases,

    LastPurchase,

    /// <summary>Bought one of these products.</summary>
    Product,

    LastSeen,
    Joined,
    Started,

    /// <summary>What the link of the first start carried.</summary>
    StartLink,

    /// <summary>A conversation of theirs carries one of these labels.</summary>
    Label,

    /// <summary>A bot can write to them.</summary>
    Reachable,

    /// <summary>Is banned or muted.</summary>
    Restricted,

    Attribute,

    /// <summary>Stands on one of these uploaded lists.</summary>
    List,

    /// <summary>Is in one of these saved segments.</summary>
    Segment,

    /// <summary>Opted out of one of these categories.</summary>
    OptedOut,

    /// <summary>One of these broadcasts reached them.</summary>
    Received,

    /// <summary>Pressed a button of one of these broadcasts.</summary>
    Pressed,

    /// <summary>Wrote to a bot so many messages.</summary>
    Messages,

    /// <summary>Carries one of these tags of the team.</summary>
    Tag,
}

public enum Comparison
{
    /// <summary>One of the values; with yes-or-no fields the value is true or false.</summary>
    Is,

    IsNot,
    AtLeast,
    AtMost,

    /// <summary>A day or moment, or later.</summary>
    From,

    /// <summary>Before a day or moment.</summary>
    Until,

    /// <summary>Within the last so many days.</summary>
    WithinDays,

    /// <summary>Not within the last so many days, or never.</summary>
    NotWithinDays,

    Contains,
    StartsWith,

    /// <summary>Any value at all.</summary>
    Exists,

    Missing,
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true)]
[JsonSerializable(typeof(Audience))]
internal sealed partial class AudienceJson : JsonSerializerContext;
