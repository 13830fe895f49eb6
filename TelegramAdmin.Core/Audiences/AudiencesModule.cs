using Microsoft.Extensions.DependencyInjection;
using TelegramAdmin.Core.Audiences.Fields;
using TelegramAdmin.Core.Audiences.Saving;

namespace TelegramAdmin.Core.Audiences;

public static class AudiencesModule
{
    public static IServiceCollection AddAudiences(this IServiceCollection services) => services
        .AddSingleton<AudienceFields>()
        .AddSingleton<AudienceCheck>()
        .AddSingleton<AudienceQuery>()
        .AddSingleton<AudienceReader>()
        .AddSingleton<AudienceNames>()
        .AddSingleton<IAudienceUse, SegmentUse>()
        .AddSingleton<AudienceUses>()
        .AddSingleton<SegmentBook>()
        .AddSingleton<PersonLists>()
        .AddFields();

    private static IServiceCollection AddFields(this IServiceCollection services) => services
        .AddSingleton<IAudienceField, BotField>()
        .AddSingleton<IAudienceField, LanguageField>()
        .AddSingleton<IAudienceField, CountryField>()
        .AddSingleton<IAudienceField, PremiumField>()
        .AddSingleton<IAudienceField, UsernameField>()
        .AddSingleton<IAudienceField, LastSeenField>()
        .AddSingleton<IAudienceField, JoinedField>()
        .AddSingleton<IAudienceField, StartedField>()
        .AddSingleton<IAudienceField, StartLinkField>()
        .AddSingleton<IAudienceField, ReachableField>()
        .AddSingleton<IAudienceField, AttributeField>()
        .AddSingleton<IAudienceField, ListField>()
        .AddSingleton<IAudienceField, SegmentField>()
        .AddSingleton<IAudienceField, MessagesField>();
}
