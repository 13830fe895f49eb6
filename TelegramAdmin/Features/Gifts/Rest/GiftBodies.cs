using System.Text.Json.Serialization;
using TelegramAdmin.Api.Requests;
using TelegramAdmin.Core.Audiences;
using TelegramAdmin.Core.Campaigns.Gifts;
using TelegramAdmin.Core.Campaigns.Gifts.Drafting;
using TelegramAdmin.Core.Campaigns.Gifts.Reading;
using TelegramAdmin.Core.Campaigns.Writing;
using TelegramAdmin.Core.Delivery;

namespace TelegramAdmin.Features.Gifts.Rest;

/// <summary>A gift to prepare or to try.</summary>
public sealed record MassGiftRequest
{
    /// <summary>1 to 100 characters; only the team reads it.</summary>
    public required string Name { get; init; }

    /// <summary>given: everybody of the audience gets it. claimed: whoever takes it first.</summary>
    public GiftKind Kind { get; set; } = GiftKind.Given;

    /// <summary>Who is meant; left out for everybody.</summary>
    public Audience? Audience { get; init; }

    /// <summary>For each person; left out where it is a pass.</summary>
    public long Credits { get; init; }

    /// <summary>Given credits end after so many days; left out for never.</summary>
    public int? ExpiresAfterDays { get; init; }

    /// <summary>A pass of so many days for each person; left out where it is credits.</summary>
    public int PassDays { get; init; }

    /// <summary>What people read in their history; left out for the name.</summary>
    public string? Reason { get; init; }

    /// <summary>What they are told; left out to give silently.</summary>
    public CampaignMessage? Message { get; init; }

    /// <summary>At most so many credits in all.</summary>
    public long? Budget { get; init; }

    /// <summary>With claimed: at most so many people.</summary>
    public int? MostClaims { get; init; }

    /// <summary>With claimed: the last moment.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    internal GiftDraft ToDraft() => new()
    {
        Name = Name,
        Kind = Kind,
        Audience = Audience ?? Core.Audiences.Audience.Everybody,
        Credits = Credits,
        ExpiresAfterDays = ExpiresAfterDays,
        PassDays = PassDays,
        Reason = Reason ?? "",
        Message = Message,
        Budget = Budget,
        MostClaims = MostClaims,
        EndsAt = EndsAt,
    };
}

/// <summary>How a gift is started.</summary>
public sealed record GiftStartRequest
{
    /// <summary>The version that was read; left out to start it as it is.</summary>
    public int? Version { get; init; }

    /// <summary>How many people it goes to; needed from 10,000 on, and where the audience is everybody.</summary>
    public long? Confirm { get; init; }
}

/// <summary>Credits or a pass for many, and how far it got.</summary>
public sealed record MassGiftResource
{
    public required long Id { get; init; }

    public required string Name { get; init; }

    public required GiftState State { get; init; }

    public required int Version { get; init; }

    public required GiftKind Kind { get; init; }

    public required Audience Audience { get; init; }

    public required long Credits { get; init; }

    public int? ExpiresAfterDays { get; init; }

    public required int PassDays { get; init; }

    public required string Reason { get; init; }

    public CampaignMessage? Message { get; init; }

    public long? Budget { get; init; }

    public int? MostClaims { get; init; }

    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>What somebody should know of it, in words.</summary>
    public string? Trouble { get; init; }

    /// <summary>People who are listed so far.</summary>
    public required long People { get; init; }

    public required long Waiting { get; init; }

    /// <summary>Were sent the button and did not take it yet.</summary>
    public required long Offered { get; init; }

    /// <summary>Have it.</summary>
    public required long Given { get; init; }

    public required long Skipped { get; init; }

    /// <summary>Had it, until it was taken back.</summary>
    public required long Undone { get; init; }

    /// <summary>Taken back: credits, or days of passes.</summary>
    public required long Returned { get; init; }

    /// <summary>Telegram took the message.</summary>
    public required long Told { get; init; }

    /// <summary>Telegram refused the message.</summary>
    public required long NotTold { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    internal static MassGiftResource Of(GiftLine line) => new()
    {
        Id = line.Gift.Id,
        Name = line.Gift.Name,
        State = line.Gift.State,
        Version = line.Gift.Version,
        Kind = line.Gift.Kind,
        Audience = line.Gift.ReadAudience(),
        Credits = line.Gift.Credits,
        ExpiresAfterDays = line.Gift.ExpiresAfterDays,
        PassDays = line.Gift.PassDays,
        Reason = line.Gift.Reason,
        Message = line.Gift.ReadMessage(),
        Budget = line.Gift.Budget,
        MostClaims = line.Gift.MostClaims,
        EndsAt = line.Gift.EndsAt,
        Trouble = line.Gift.Trouble,
        People = line.Totals.People,
        Waiting = line.Totals.Waiting,
        Offered = line.Totals.Offered,
        Given = line.Totals.Given,
        Skipped = line.Totals.Skipped,
        Undone = line.Totals.Undone,
        Returned = line.Totals.Returned,
        Told = line.Totals.Told,
        NotTold = line.Totals.NotTold,
        CreatedAt = line.Gift.CreatedAt,
        StartedAt = line.Gift.StartedAt,
        FinishedAt = line.Gift.FinishedAt,
    };
}

/// <summary>What a gift would do now.</summary>
/// <param name="People">Who get it; with claimed: at most.</param>
/// <param name="Unreachable">No bot reaches them: they get it and hear nothing.</param>
/// <param name="Restricted">Banned or muted.</param>
/// <param name="WithPass">Have a pass that runs.</param>
/// <param name="Credits">In all.</param>
/// <param name="CreditsBefore">In all accounts of the workspace now.</param>
/// <param name="CreditsAfter">In all accounts of the workspace then.</param>
/// <param name="WorthAmount">At list price, in the currency's smallest unit; left out where nothing like it is on sale.</param>
/// <param name="Lack">Why it could not be started as it is; left out where it could.</param>
public sealed record GiftDryRunResource(
    long People, long Unreachable, long Restricted, long WithPass, long Credits, long CreditsBefore, long CreditsAfter, long? WorthAmount, string? WorthCurrency, string? Lack)
{
    internal static GiftDryRunResource Of(GiftForecast forecast) => new(
        forecast.People, forecast.Unreachable, forecast.Restricted, forecast.WithPass, forecast.Credits, forecast.CreditsNow, forecast.CreditsAfter,
        forecast.Worth?.Amount, forecast.Worth?.Currency, forecast.Lack?.Message);
}

/// <summary>One person of a gift.</summary>
/// <param name="Told">What became of the message; left out where there is none.</param>
public sealed record GiftRecipientResource(long TelegramUserId, string Name, GiftRecipientState State, DateTimeOffset? GivenAt, long Returned, DeliveryState? Told, string? Error)
{
    internal static GiftRecipientResource Of(GiftPerson row) => new(
        row.Recipient.TelegramUserId, row.Person.Name, row.Recipient.State, row.Recipient.GivenAt, row.Recipient.Returned, row.Recipient.Told, row.Recipient.Error);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(MassGiftRequest))]
[JsonSerializable(typeof(GiftStartRequest))]
[JsonSerializable(typeof(MassGiftResource))]
[JsonSerializable(typeof(GiftDryRunResource))]
[JsonSerializable(typeof(ApiPage<MassGiftResource>))]
[JsonSerializable(typeof(ApiPage<GiftRecipientResource>))]
internal sealed partial class GiftBodies : JsonSerializerContext;
