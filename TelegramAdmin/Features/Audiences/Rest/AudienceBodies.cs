using System.Text.Json.Serialization;
using TelegramAdmin.Api.Requests;
using TelegramAdmin.Core.Audiences;
using TelegramAdmin.Core.Audiences.Saving;

namespace TelegramAdmin.Features.Audiences.Rest;

/// <summary>Whom to count.</summary>
public sealed record CountRequest
{
    /// <summary>Conditions, put together with all, any and not.</summary>
    public required Audience Audience { get; init; }
}

/// <param name="People">Who match now.</param>
/// <param name="Reachable">Whom a bot can write to.</param>
public sealed record CountResource(long People, long Reachable);

/// <summary>A segment to make.</summary>
public sealed record NewSegmentRequest
{
    /// <summary>1 to 80 characters.</summary>
    public required string Name { get; init; }

    /// <summary>Who is in it, whenever it is used.</summary>
    public required Audience Audience { get; init; }
}

/// <summary>What of a segment changes; what is left out stays.</summary>
public sealed record SegmentChange
{
    public string? Name { get; init; }

    public Audience? Audience { get; init; }
}

/// <summary>A saved audience.</summary>
public sealed record SegmentResource
{
    public required long Id { get; init; }

    public required string Name { get; init; }

    public required Audience Audience { get; init; }

    /// <summary>What is still to be done for it; only in the list.</summary>
    public IReadOnlyList<string>? UsedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    internal static SegmentResource Of(SegmentLine line) => Of(line.Segment) with { UsedBy = line.UsedBy };

    internal static SegmentResource Of(Segment segment) => new()
    {
        Id = segment.Id,
        Name = segment.Name,
        Audience = Audience.Read(segment.Filter),
        CreatedAt = segment.CreatedAt,
        ChangedAt = segment.ChangedAt,
    };
}

/// <summary>An uploaded list of Telegram ids.</summary>
/// <param name="People">How many different ids it holds, whether a bot knows them or not.</param>
public sealed record PersonListResource(long Id, string Name, int People, DateTimeOffset CreatedAt)
{
    internal static PersonListResource Of(PersonList list) => new(list.Id, list.Name, list.People, list.CreatedAt);
}

/// <summary>What is known of a person.</summary>
public sealed record PersonChange
{
    /// <summary>By name: 1 to 32 lower case letters, digits and underscores; values of 1 to 200 characters. Null removes one; what is not named stays.</summary>
    public required IReadOnlyDictionary<string, string?> Attributes { get; init; }
}

/// <param name="Attributes">All that the person has.</param>
public sealed record PersonResource(long TelegramUserId, IReadOnlyDictionary<string, string> Attributes);

[JsonSerializable(typeof(CountRequest))]
[JsonSerializable(typeof(CountResource))]
[JsonSerializable(typeof(NewSegmentRequest))]
[JsonSerializable(typeof(SegmentChange))]
[JsonSerializable(typeof(SegmentResource))]
[JsonSerializable(typeof(ApiPage<SegmentResource>))]
[JsonSerializable(typeof(PersonListResource))]
[JsonSerializable(typeof(ApiPage<PersonListResource>))]
[JsonSerializable(typeof(PersonChange))]
[JsonSerializable(typeof(PersonResource))]
[JsonSerializable(typeof(List<long>))]
internal sealed partial class AudienceBodies : JsonSerializerContext;
