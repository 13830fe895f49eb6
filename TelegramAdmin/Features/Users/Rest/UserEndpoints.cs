using System.Text.Json.Serialization;
using TelegramAdmin.Api;
using TelegramAdmin.Api.Problems;
using TelegramAdmin.Api.Requests;
using TelegramAdmin.Components;
using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Audiences;
using TelegramAdmin.Core.Profiles.Listing;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Users;
using TelegramAdmin.Features.Audiences.Rest;

namespace TelegramAdmin.Features.Users.Rest;

/// <summary>/users: the people that the key's bots know.</summary>
internal static class UserEndpoints
{
    public static IServiceCollection AddUsersApi(this IServiceCollection services) => services
        .AddApiErrors(PersonApiErrors.Codes)
        .AddApiJson(UserApiBodies.Default)
        .AddApiJson(PersonBodies.Default);

    public static void MapUsers(this RouteGroupBuilder api)
    {
        var users = api.MapGroup("/users").WithTags("People").RequireScope(ApiScopes.UsersRead);
        users.MapGet("", ListAsync).Produces<ApiPage<UserResource>>().Paged()
            .Query("search", ApiParameterKind.Text, "A part of the name or username, or the whole Telegram id.")
            .Query("bot_id", ApiParameterKind.Integer, "Only people of this bot.").Fails(AudienceErrors.InvalidCode)
            .Describe("List people", "Each person as one bot sees them, the newest first: who met two bots is listed twice, with the same telegram_user_id. Any condition of an audience filters them too, as f.<field>=<comparison>:<values>, such as f.language=is:es,pt-br, f.credits=atleast:10 or f.attribute.city=is:Lisbon; several hold together.");
        users.MapGet("/{id}", ReadAsync).Produces<UserResource>().Fails("user_not_found")
            .Describe("Read a person", "By the id that the list gives, which is not the Telegram id.");
        api.MapPatch("/users/{id}", ChangeAsync).WithTags("People").RequireScope(ApiScopes.UsersWrite).Produces<PersonResource>()
            .Takes<PersonChange>("""{ "attributes": { "plan": "gold", "city": null } }""").Fails("user_not_found", "attribute_invalid", "attributes_too_many")
            .Describe("Set what you know of a person", "Attributes by names of your own, the same for all bots; audiences can be filtered by them. By the id that GET /users gives.");
        api.MapTags();
        api.MapNotes();
        api.MapTimeline();
    }

    private static async Task<IResult> ListAsync(HttpContext context, PageRequest page, UserList list, MetPeople met, CancellationToken cancellation)
    {
        var key = context.ApiKey();
        IReadOnlyCollection<BotId>? bots = context.QueryBot() is { } bot ? [bot] : key.Bots;
        var before = page.After(1) is [var last] ? last : (long?)null;
        var conditions = PeopleAt.Read(context.Request.Query.SelectMany(p => p.Value.OfType<string>().Select(v => KeyValuePair.Create(p.Key, v))));
        if (conditions.Count != context.Request.Query.Where(p => p.Key.StartsWith(PeopleAt.Prefix, StringComparison.Ordinal)).Sum(p => p.Value.Count))
            return ApiResults.Problem(AudienceErrors.Invalid("A condition is written as f.<field>=<comparison>:<values>, such as f.language=is:es. One of these is not."));
        if (conditions.Count > 0)
        {
            var filter = new PeopleFilter { Audience = Audience.All([.. conditions]), Search = context.QueryText("search"), Size = page.Limit };
            return (await met.ReadAsync(key.WorkspaceId, filter, bots, before, cancellation)).TryGet(out var found, out var failure)
                ? Results.Ok(ApiPage.Of(found, page.Limit, UserResource.Of, user => ApiCursor.Of(user.Id)))
                : ApiResults.Problem(failure);
        }
        var rows = await list.ReadAsync(key.WorkspaceId, new UserFilter(context.QueryText("search"), bots, before, page.Limit), cancellation);
        return Results.Ok(ApiPage.Of(rows, page.Limit, UserResource.Of, user => ApiCursor.Of(user.Id)));
    }

    private static async Task<IResult> ChangeAsync(HttpContext context, long id, Body<PersonChange> body, UserList list, SetAttributes attributes)
    {
        var user = await PersonOfKey.FindAsync(context, id, list);
        if (!(await attributes.RunAsync(user.WorkspaceId, user.TelegramUserId, body.Value.Attributes)).TryGet(out var all, out var failure))
            return ApiResults.Problem(failure);
        await context.RecordAsync("person.changed", $"person {user.TelegramUserId}", string.Join(", ", body.Value.Attributes.Keys.Order(StringComparer.Ordinal)));
        return Results.Ok(new PersonResource(user.TelegramUserId, all));
    }

    private static async Task<IResult> ReadAsync(HttpContext context, long id, UserList list) => Results.Ok(UserResource.Of(await PersonOfKey.FindAsync(context, id, list)));
}

/// <summary>A person as one bot sees them.</summary>
public sealed record UserResource
{
    /// <summary>Of this person with this bot.</summary>
    public required long Id { get; init; }

    public required long BotId { get; init; }

    /// <summary>Also the chat_id to send to.</summary>
    public required long TelegramUserId { get; init; }

    public required string FirstName { get; init; }

    public string? LastName { get; init; }

    /// <summary>Without the @.</summary>
    public string? Username { get; init; }

    /// <summary>IETF tag, as Telegram tells it.</summary>
    public string? LanguageCode { get; init; }

    public required bool IsPremium { get; init; }

    public required DateTimeOffset FirstSeenAt { get; init; }

    public required DateTimeOffset LastSeenAt { get; init; }

    /// <summary>The first /start; left out for somebody met in a group only.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>Messages that they sent to the bot.</summary>
    public required long MessagesIn { get; init; }

    internal static UserResource Of(BotUser user) => new()
    {
        Id = user.Id,
        BotId = user.BotId.Value,
        TelegramUserId = user.TelegramUserId,
        FirstName = user.FirstName,
        LastName = user.LastName,
        Username = user.Username,
        LanguageCode = user.LanguageCode,
        IsPremium = user.IsPremium,
        FirstSeenAt = user.FirstSeenAt,
        LastSeenAt = user.LastSeenAt,
        StartedAt = user.StartedAt,
        MessagesIn = user.MessagesIn,
    };
}

[JsonSerializable(typeof(UserResource))]
[JsonSerializable(typeof(ApiPage<UserResource>))]
internal sealed partial class UserApiBodies : JsonSerializerContext;
