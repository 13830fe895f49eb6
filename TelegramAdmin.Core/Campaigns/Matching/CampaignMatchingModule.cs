using Microsoft.Extensions.DependencyInjection;
using TelegramAdmin.Core.Audiences;
using TelegramAdmin.Core.Audiences.Saving;

namespace TelegramAdmin.Core.Campaigns.Matching;

public static class CampaignMatchingModule
{
    public static IServiceCollection AddCampaignMatching(this IServiceCollection services) => services
        .AddSingleton<IAudienceField, OptedOutField>()
        .AddSingleton<IAudienceField, ReceivedField>()
        .AddSingleton<IAudienceField, PressedField>()
        .AddSingleton<IAudienceUse, CampaignUses>();
}
