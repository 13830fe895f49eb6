using TelegramAdmin.Core.Campaigns.Writing;
using TelegramAdmin.Core.Localization;

namespace TelegramAdmin.Core.Campaigns.Gifts.Claiming;

/// <summary>An offer can be taken by a button: where nobody put one under the message, it comes last.</summary>
public sealed class OfferButton(TextCatalog texts)
{
    public CampaignMessage Under(CampaignMessage message) => message with
    {
        Default = Under(message.Default, TextCatalog.Fallback),
        Languages = message.Languages?.ToDictionary(v => v.Key, v => Under(v.Value, v.Key)),
    };

    private MessageVersion Under(MessageVersion version, string language) => version.Buttons?.Any(row => row.Any(b => b.Kind == CampaignButtonKind.Claim)) == true
        ? version
        : version with { Buttons = [.. version.Buttons ?? [], [new CampaignButton(texts.Find("button.offer", language), CampaignButtonKind.Claim)]] };
}
