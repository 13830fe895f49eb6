using Microsoft.Extensions.DependencyInjection;
using TelegramAdmin.Core.Health;
using TelegramAdmin.Core.Operations.Health.Parts;

namespace TelegramAdmin.Core.Operations.Health;

internal static class HealthPartsModule
{
    public static IServiceCollection AddHealth(this IServiceCollection services) => services
        .AddSingleton<IFreeSpace, DriveSpace>()
        .AddHealthPart<DatabasePart>()
        .AddHealthPart<DiskPart>()
        .AddHealthPart<UpdatesPart>()
        .AddHealthPart<AddressPart>()
        .AddHealthPart<BotsPart>()
        .AddHealthPart<DeliveryPart>()
        .AddHealthPart<StripePart>()
        .AddHealthPart<WebhooksPart>()
        .AddHealthPart<AiPart>()
        .AddHealthPart<ForumPart>()
        .AddHealthPart<JobsPart>()
        .AddHealthPart<AccountsPart>()
        .AddSingleton<HealthReport>()
        .AddSingleton<HealthHistory>()
        .AddSingleton<HealthRecorder>()
        .AddHostedService(provider => provider.GetRequiredService<HealthRecorder>());
}
