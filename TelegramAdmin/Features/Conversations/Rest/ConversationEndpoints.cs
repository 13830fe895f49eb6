using TelegramAdmin.Api;
using TelegramAdmin.Api.Problems;
using TelegramAdmin.Api.Requests;
using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Conversations.Handling;
using TelegramAdmin.Core.Conversations.Reading;
using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Features.Conversations.Rest;

/// <summary>/conversations: what people and the key's bots wrote to each other, and who looks after it.</summary>
internal static class ConversationEndpoints
{
    public static IServiceCollection AddConversationsApi(this IServiceCollection services) => services
        .AddApiErrors(ConversationApiErrors.Codes)
        .AddApiJson(ConversationApiBodies.Default);

    public static void MapConversations(this RouteGroupBuilder api)
    {
        var conversations = api.MapGroup("/conversations").WithTags("People");
        conversations.MapGet("", ListAsync).RequireScope(ApiScopes.UsersRead).Produces<ApiPage<ConversationResource>>().Paged()
            .Query("bot_id", ApiParameterKind.Integer, "Only those of this bot.")
            .Query("search", ApiParameterKind.Text, "A part of the person's name or username.")
            .Query("unread", ApiParameterKind.Text, "true: only those with messages that nobody of the team has seen.")
            .Query("state", ApiParameterKind.Text, "Only those that are quiet, open, snoozed or closed.")
            .Query("assignee_id", ApiParameterKind.Integer, "Only those that this member of the team looks after; 0: that nobody does.")
            .Query("priority", ApiParameterKind.Text, "Only those of low, normal or high priority.")
            .Query("label", ApiParameterKind.Text, "Only those with this label, by its name.")
            .Query("waiting", ApiParameterKind.Text, "true: only those in which the person waits for the team.")
            .Describe("List conversations", "The one with the latest message first.");
        conversations.MapGet("/{id}/messages", ReadAsync).RequireScope(ApiScopes.UsersRead).Produces<ApiPage<ConversationMessageResource>>().Paged().Fails("conversation_not_found")
            .Describe("Read the messages of a conversation", "The latest first, from both sides, with notes of the team and what happened.");
        conversations.MapPatch("/{id}", ChangeAsync).RequireScope(ApiScopes.UsersWrite).Produces<ConversationResource>()
            .Takes<ConversationPatch>("""{ "state": "closed", "priority": "normal", "labels": ["refund"] }""").Fails(ConversationApiErrors.Changing)
            .Describe("Handle a conversation", "Close it or open it again, put it aside, give it to somebody, set its priority and its labels. What is left out stays as it is; each change leaves a line in the conversation.");
        conversations.MapPost("/{id}/notes", NoteAsync).RequireScope(ApiScopes.UsersWrite).Produces<ConversationMessageResource>(StatusCodes.Status201Created)
            .Takes<NewNoteRequest>("""{ "text": "Second charge is paid but not granted. @Nora, can you grant it?" }""").Fails(ConversationApiErrors.Noting)
            .Describe("Write a note", "Only the team reads it; it never leaves for Telegram. @ and a name tells that member of the team.");
    }

    private static async Task<IResult> ListAsync(HttpContext context, PageRequest page, ConversationList list, LabelBook labels, CancellationToken cancellation)
    {
        var key = context.ApiKey();
        if (await FilterAsync(context, page, labels, cancellation) is not { } filter)
            return Results.Ok(new ApiPage<ConversationResource>([], null));
        var found = await list.ReadAsync(key.WorkspaceId, filter, cancellation);
        var put = await labels.ReadOfAsync(key.WorkspaceId, [.. found.Rows.Select(r => r.Id)], cancellation);
        return Results.Ok(new ApiPage<ConversationResource>([.. found.Rows.Select(row => ConversationResource.Of(row, put[row.Id]))],
            found.Next is { } next ? ApiCursor.Of(next.At.UtcTicks, next.Id) : null));
    }

    private static async Task<IResult> ReadAsync(HttpContext context, long id, PageRequest page, ConversationList list, ConversationReader reader, CancellationToken cancellation)
    {
        if (await FindAsync(context, id, list, cancellation) is null)
            return ApiResults.Problem(NotFound(id));
        var found = await reader.ReadAsync(context.ApiKey().WorkspaceId, id, page.After(1) is [var before] ? before : null, page.Limit, cancellation);
        return Results.Ok(new ApiPage<ConversationMessageResource>([.. found.Messages.Reverse().Select(ConversationMessageResource.Of)],
            found.HasOlder ? ApiCursor.Of(found.Messages[0].Id) : null));
    }

    private static async Task<IResult> ChangeAsync(HttpContext context, long id, Body<ConversationPatch> body, ConversationList list, ChangeConversation change, LabelBook labels, CancellationToken cancellation)
    {
        var (key, patch) = (context.ApiKey(), body.Value);
        if (await FindAsync(context, id, list, cancellation) is null)
            return ApiResults.Problem(NotFound(id));
        if (!(await change.RunAsync(key.WorkspaceId, id, patch, context.Actor())).TryGet(out var row, out var failure))
            return ApiResults.Problem(failure);
        await context.RecordAsync("conversation.changed", $"conversation {id}", row.Title);
        return Results.Ok(ConversationResource.Of(row, (await labels.ReadOfAsync(key.WorkspaceId, [id], cancellation))[id]));
    }

    private static async Task<IResult> NoteAsync(HttpContext context, long id, Body<NewNoteRequest> body, ConversationList list, ConversationReader reader, WriteNote write, CancellationToken cancellation)
    {
        var key = context.ApiKey();
        if (await FindAsync(context, id, list, cancellation) is null)
            return ApiResults.Problem(NotFound(id));
        if (!(await write.RunAsync(key.WorkspaceId, id, body.Value.Text, context.Actor())).TryGet(out var note, out var failure))
            return ApiResults.Problem(failure);
        var written = (await reader.ReadFromAsync(key.WorkspaceId, id, note, cancellation))[0];
        return Results.Created($"{ApiModule.Current}/conversations/{id}/messages", ConversationMessageResource.Of(written));
    }

    /// <returns>Null where nothing can match: no label has the name.</returns>
    private static async Task<ConversationFilter?> FilterAsync(HttpContext context, PageRequest page, LabelBook labels, CancellationToken cancellation)
    {
        var key = context.ApiKey();
        var (state, assignee, label) = (context.QueryWord<ConversationState>("state"), context.QueryNumber("assignee_id"), context.QueryText("label"));
        var labelId = label is null ? null : (await labels.ReadAsync(key.WorkspaceId, cancellation)).FirstOrDefault(l => l.Name.Equals(label, StringComparison.OrdinalIgnoreCase))?.Id;
        return label is not null && labelId is null ? null : new ConversationFilter(Says(context, "unread"), context.QueryText("search"), context.QueryBot())
        {
            Before = page.After(2) is [var ticks, var id] ? new ConversationCursor(At(ticks), id) : null,
            Bots = key.Bots,
            State = state ?? ConversationState.Open,
            WithQuiet = state is null,
            IsUnassigned = assignee == 0,
            Assignee = assignee == 0 ? null : assignee,
            Priority = context.QueryWord<ConversationPriority>("priority"),
            Label = labelId,
            IsWaiting = Says(context, "waiting"),
            Size = page.Limit,
        };
    }

    private static async Task<Conversation?> FindAsync(HttpContext context, long id, ConversationList list, CancellationToken cancellation) =>
        await list.FindAsync(context.ApiKey().WorkspaceId, id, cancellation) is { } conversation && context.ApiKey().Allows(conversation.BotId) ? conversation : null;

    private static Failure NotFound(long id) => new(FailureKind.NotFound, "conversation_not_found", $"None of the bots that this key may use has a conversation {id}.");

    private static bool Says(HttpContext context, string name) => context.QueryText(name) switch
    {
        null or "false" => false,
        "true" => true,
        _ => throw ApiQuery.Wrong(name, "is true or false"),
    };

    // A cursor of ours may have been altered; what lies outside of the calendar is no moment.
    private static DateTimeOffset At(long ticks) => ticks >= 0 && ticks <= DateTimeOffset.MaxValue.UtcTicks
        ? new DateTimeOffset(ticks, TimeSpan.Zero)
        : throw ApiQuery.Wrong("cursor", "is not one of this list");
}
