using TelegramAdmin.Core.Campaigns.Writing;

namespace TelegramAdmin.Features.Broadcasts.Writing;

/// <summary>What somebody decided about a button.</summary>
/// <param name="Button">Null takes it away.</param>
public sealed record ButtonChoice(CampaignButton? Button);
