using TelegramAdmin.Api;
using TelegramAdmin.Api.Problems;
using TelegramAdmin.Api.Requests;
using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Conversations.Reading;
using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Features.Conversations.Rest;

/// <summary>/conversations: what people and the key's bots wrote to each other.</summary>
internal static class ConversationEndpoints
{
    public static IServiceCollection AddConversationsApi(this IServiceCollection services) => services
        .AddApiErrors(new ApiErrorCode("conversation_not_found", 404, "There is no such conversation", "GET /conversations lists those of the key's bots."))
        .AddApiJson(ConversationApiBodies.Default);

    public static void MapConversations(this RouteGroupBuilder api)
    {
        var conversations = api.MapGroup("/conversations").WithTags("People").RequireScope(ApiScopes.UsersRead);
        conversations.MapGet("", ListAsync).Produces<ApiPage<ConversationResource>>().Paged()
            .Query("bot_id", ApiParameterKind.Integer, "Only those of this bot.")
            .Query("search", ApiParameterKind.Text, "A part of the person's name or username.")
            .Query("unread", ApiParameterKind.Text, "true: only those with messages that nobody of the team has seen.")
            .Describe("List conversations", "The one with the latest message first.");
        conversations.MapGet("/{id}/messages", ReadAsync).Produces<ApiPage<ConversationMessageResource>>().Paged().Fails("conversation_not_found")
            .Describe("Read the messages of a conversation", "The latest first, from both sides.");
    }

    private static async Task<IResult> ListAsync(HttpContext context, PageRequest page, ConversationList list, CancellationToken cancellation)
    {
        var key = context.ApiKey();
        var filter = new ConversationFilter(IsUnread(context), context.QueryText("search"), context.QueryBot())
        {
            Before = page.After(2) is [var ticks, var id] ? new ConversationCursor(At(ticks), id) : null,
            Bots = key.Bots,
            WithQuiet = true,
            Size = page.Limit,
        };
        var found = await list.ReadAsync(key.WorkspaceId, filter, cancellation);
        return Results.Ok(new ApiPage<ConversationResource>([.. found.Rows.Select(ConversationResource.Of)],
            found.Next is { } next ? ApiCursor.Of(next.At.UtcTicks, next.Id) : null));
    }

    private static async Task<IResult> ReadAsync(HttpContext context, long id, PageRequest page, ConversationList list, ConversationReader reader, CancellationToken cancellation)
    {
        var key = context.ApiKey();
        if (await list.FindAsync(key.WorkspaceId, id, cancellation) is not { } conversation || !key.Allows(conversation.BotId))
            return ApiResults.Problem(new Failure(FailureKind.NotFound, "conversation_not_found", $"None of the bots that this key may use has a conversation {id}."));
        var found = await reader.ReadAsync(key.WorkspaceId, id, page.After(1) is [var before] ? before : null, page.Limit, cancellation);
        return Results.Ok(new ApiPage<ConversationMessageResource>([.. found.Messages.Reverse().Select(ConversationMessageResource.Of)],
            found.HasOlder ? ApiCursor.Of(found.Messages[0].Id) : null));
    }

    private static bool IsUnread(HttpContext context) => context.QueryText("unread") switch
    {
        null or "false" => false,
        "true" => true,
        _ => throw ApiQuery.Wrong("unread", "is true or false"),
    };

    // A cursor of ours may have been altered; what lies outside of the calendar is no moment.
    private static DateTimeOffset At(long ticks) => ticks >= 0 && ticks <= DateTimeOffset.MaxValue.UtcTicks
        ? new DateTimeOffset(ticks, TimeSpan.Zero)
        : throw ApiQuery.Wrong("cursor", "is not one of this list");
}
