using Microsoft.Extensions.DependencyInjection;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Audiences;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Moderation.Captcha;
using TelegramAdmin.Core.Moderation.Guarding;
using TelegramAdmin.Core.Moderation.Matching;
using TelegramAdmin.Core.Moderation.Restricting;
using TelegramAdmin.Core.Moderation.Stopped;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Updates;

namespace TelegramAdmin.Core.Moderation;

public static class ModerationModule
{
    public static IServiceCollection AddModeration(this IServiceCollection services) => services
        .AddSingleton<IUpdateHandler, GuardMessages>()
        .AddSingleton<TurnAway>()
        .AddSingleton<StopFlood>()
        .AddSingleton<StopSuspicious>()
        .AddSingleton<FloodGauges>()
        .AddSingleton<Trust>()
        .AddSingleton<GuardVoice>()
        .AddSingleton<AskCaptcha>()
        .AddSingleton<TakeCaptchaPress>()
        .AddSingleton<StopBook>()
        .AddSingleton<ReplayStopped>()
        .AddSingleton<StoppedReader>()
        .AddSingleton(s => new LetThrough(s.GetRequiredService<IDatabase>(), s.GetRequiredService<ReplayStopped>(), s.GetRequiredService<AuditLog>(), s.GetRequiredService<EventBus>()))
        .AddRestrictions();

    private static IServiceCollection AddRestrictions(this IServiceCollection services) => services
        .AddSingleton<RestrictionDesk>()
        .AddSingleton<RestrictPerson>()
        .AddSingleton<LiftRestriction>()
        .AddSingleton<RestrictionBook>()
        .AddSingleton<RestrictionReader>()
        .AddSingleton<IAudienceField, RestrictedField>();
}
