using System.Text.Json.Serialization.Metadata;
using System.Text.Json.Serialization;
using System.Text.Json;
using TelegramAdmin.Api.OpenApi;
using TelegramAdmin.Api.Problems;
using TelegramAdmin.Features.Audiences.Rest;
using TelegramAdmin.Features.Bots;
using TelegramAdmin.Features.Broadcasts.Rest;
using TelegramAdmin.Features.Channels.Rest;
using TelegramAdmin.Features.Conversations.Rest;
using TelegramAdmin.Features.Delivery.Sending;
using TelegramAdmin.Features.Delivery;
using TelegramAdmin.Features.Gateway;
using TelegramAdmin.Features.Gifts.Rest;
using TelegramAdmin.Features.Moderation;
using TelegramAdmin.Features.Payments.Rest;
using TelegramAdmin.Features.Search.Rest;
using TelegramAdmin.Features.Templates;
using TelegramAdmin.Features.Users.Rest;
using TelegramAdmin.Features.Webhooks;

namespace TelegramAdmin.Api;

/// <summary>The REST API: <c>/api/v1</c>, and <c>/api</c> as another name of the current version.</summary>
public static class ApiModule
{
    public const string Current = "/api/v1";

    public static IServiceCollection AddApi(this IServiceCollection services) => services
        .AddApiErrors(ApiErrorCodes.General)
        .AddSingleton<ApiErrorCodes>()
        .AddApiDescription()
        .AddBotsApi()
        .AddSending()
        .AddTemplatesApi()
        .AddUsersApi()
        .AddConversationsApi()
        .AddDeliveryReads()
        .AddWebhooksApi()
        .AddPaymentsApi()
        .AddRestrictionsApi()
        .AddBroadcastsApi()
        .AddGiftsApi()
        .AddAudiencesApi()
        .AddChannelsApi()
        .AddSearchApi()
        .ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
            json.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            json.SerializerOptions.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
        });

    /// <summary>Adds the generated serialisers of a feature's requests and answers.</summary>
    public static IServiceCollection AddApiJson(this IServiceCollection services, IJsonTypeInfoResolver types) =>
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, types));

    /// <summary>Before everything that serves browsers.</summary>
    public static void UseApi(this IApplicationBuilder app) => app.UseMiddleware<ApiMiddleware>();

    public static void MapApi(this IEndpointRouteBuilder app)
    {
        MapVersion1(app.MapGroup(Current));
        MapVersion1(app.MapGroup("/api").ExcludeFromDescription());
        app.MapApiDescription();
    }

    /// <summary>A line for each feature. Do not name endpoints: each is mapped twice.</summary>
    private static void MapVersion1(RouteGroupBuilder api)
    {
        api.WithMetadata(LargestBody.Usual);
        api.MapBots();
        api.MapSending();
        api.MapUpdateStream();
        api.MapTemplates();
        api.MapUsers();
        api.MapConversations();
        api.MapSearch();
        api.MapDeliveryReads();
        api.MapWebhooks();
        api.MapTransactions();
        api.MapCredits();
        api.MapRestrictions();
        api.MapBroadcasts();
        api.MapGifts();
        api.MapAudiences();
        api.MapChannels();
        api.MapPersonLists();
    }
}
