using TelegramAdmin.Core.Audiences;
using TelegramAdmin.Core.Campaigns.Writing;

namespace TelegramAdmin.Core.Campaigns.Gifts.Drafting;

/// <summary>What somebody writes of a gift; see <see cref="GiftCampaign"/> for what each means.</summary>
public sealed record GiftDraft
{
    public string Name { get; set; } = "";

    public GiftKind Kind { get; set; } = GiftKind.Given;

    public Audience Audience { get; set; } = Audience.Everybody;

    public long Credits { get; set; }

    public int? ExpiresAfterDays { get; set; }

    public int PassDays { get; set; }

    /// <summary>Empty takes the name.</summary>
    public string Reason { get; set; } = "";

    public CampaignMessage? Message { get; set; }

    public long? Budget { get; set; }

    public int? MostClaims { get; set; }

    public DateTimeOffset? EndsAt { get; set; }

    public static GiftDraft Of(GiftCampaign gift) => new()
    {
        Name = gift.Name,
        Kind = gift.Kind,
        Audience = gift.ReadAudience(),
        Credits = gift.Credits,
        ExpiresAfterDays = gift.ExpiresAfterDays,
        PassDays = gift.PassDays,
        Reason = gift.Reason,
        Message = gift.ReadMessage(),
        Budget = gift.Budget,
        MostClaims = gift.MostClaims,
        EndsAt = gift.EndsAt,
    };

    internal void WriteTo(GiftCampaign gift)
    {
        (gift.Name, gift.Kind, gift.Audience) = (Name.Trim(), Kind, Audience.ToJson());
        (gift.Credits, gift.ExpiresAfterDays, gift.PassDays, gift.Budget) = (Credits, ExpiresAfterDays, PassDays, Budget);
        (gift.MostClaims, gift.EndsAt) = (MostClaims, EndsAt);
        gift.Reason = string.IsNullOrWhiteSpace(Reason) ? gift.Name : Reason.Trim();
        gift.Message = Message?.ToJson();
    }
}
