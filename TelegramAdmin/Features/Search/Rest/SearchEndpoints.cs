using TelegramAdmin.Api;
using TelegramAdmin.Api.Requests;
using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Search;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Features.Search.Rest;

/// <summary>/search: everything that the key may read, by words and filters.</summary>
internal static class SearchEndpoints
{
    private static readonly (ApiScopes Scope, SearchKind[] Kinds)[] Readable =
    [
        (ApiScopes.UsersRead, [SearchKind.Person, SearchKind.Conversation, SearchKind.Message, SearchKind.Note]),
        (ApiScopes.MessagesRead, [SearchKind.ProgramMessage]),
        (ApiScopes.PaymentsRead, [SearchKind.Payment]),
        (ApiScopes.StatsRead, [SearchKind.Channel, SearchKind.Post]),
        (ApiScopes.BotsManage, [SearchKind.Bot]),
        (ApiScopes.Admin, [SearchKind.Broadcast, SearchKind.Gift, SearchKind.Product, SearchKind.QuickReply, SearchKind.Rule, SearchKind.Question, SearchKind.Segment, SearchKind.Webhook, SearchKind.AuditEntry]),
    ];

    public static IServiceCollection AddSearchApi(this IServiceCollection services) => services.AddApiJson(SearchApiBodies.Default);

    public static void MapSearch(this RouteGroupBuilder api) => api.MapGet("/search", FindAsync).WithTags("People").RequireScope(ApiScopes.UsersRead)
        .Produces<ApiPage<SearchHitResource>>().Paged()
        .Query("q", ApiParameterKind.Text, "Words: each is the beginning of one; \"quoted words\" stand just so; id:pi_3Nx is an id, 7.99 an amount.")
        .Query("kind", ApiParameterKind.Text, "Only things of this kind.")
        .Query("bot_id", ApiParameterKind.Integer, "Only what has to do with this bot.")
        .Query("telegram_user_id", ApiParameterKind.Integer, "Only what is about this person.")
        .Query("state", ApiParameterKind.Text, "Only things in this state, such as granted.")
        .Query("from", ApiParameterKind.Time, "Not older than this.")
        .Query("to", ApiParameterKind.Time, "Older than this.")
        .Describe("Search", "The newest first. A key finds what its scopes let it read: people, notes on them and conversations with users:read, bots with bots:manage, payments with payments:read, what programs sent with messages:read, channels with stats:read, everything else with admin. Without words and filters nothing is found.");

    private static async Task<IResult> FindAsync(HttpContext context, PageRequest page, SearchReader reader, CancellationToken cancellation)
    {
        var key = context.ApiKey();
        var kinds = Readable.Where(r => key.Allows(r.Scope)).SelectMany(r => r.Kinds);
        var kind = context.QueryWord<SearchKind>("kind");
        var found = await reader.ReadAsync(key.WorkspaceId, new SearchQuery(context.QueryText("q") ?? "")
        {
            Kinds = [.. kinds.Where(k => kind is null || k == kind)],
            Bots = context.QueryBot() is { } bot ? [bot] : key.Bots?.ToList() is { } allowed ? allowed : null,
            PersonId = context.QueryNumber("telegram_user_id"),
            State = context.QueryText("state"),
            From = context.QueryTime("from"),
            Until = context.QueryTime("to"),
            Before = page.After(1) is [var before] ? before : null,
            Size = page.Limit,
        }, cancellation);
        return Results.Ok(new ApiPage<SearchHitResource>([.. found.Hits.Select(SearchHitResource.Of)], found.Next is { } next ? ApiCursor.Of(next) : null));
    }
}
