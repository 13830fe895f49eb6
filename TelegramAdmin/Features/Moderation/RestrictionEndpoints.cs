using System.Text.Json.Serialization;
using TelegramAdmin.Api;
using TelegramAdmin.Api.Problems;
using TelegramAdmin.Api.Requests;
using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Moderation;
using TelegramAdmin.Core.Moderation.Restricting;
using TelegramAdmin.Core.Users;

namespace TelegramAdmin.Features.Moderation;

/// <summary>/users/{id}/restriction: bans and mutes of a person, in every bot of the workspace.</summary>
internal static class RestrictionEndpoints
{
    public static IServiceCollection AddRestrictionsApi(this IServiceCollection services) => services
        .AddApiErrors(
            new ApiErrorCode("person_is_staff", 409, "The person is of the team", "Remove them from the team first."),
            new ApiErrorCode("person_not_restricted", 404, "The person is neither banned nor muted", "Nothing is to be done."),
            new ApiErrorCode("restriction_kind_unknown", 400, "The kind is neither ban nor mute", "Send ban or mute."),
            new ApiErrorCode("restriction_reason_missing", 400, "The reason is missing or too long", "Say why, in 1 to 500 characters; only the team reads it."),
            new ApiErrorCode("restriction_until_past", 400, "The time is over", "Send one that is still to come, or leave it out for good."))
        .AddApiJson(RestrictionBodies.Default);

    public static void MapRestrictions(this RouteGroupBuilder api)
    {
        var restriction = api.MapGroup("/users/{id}/restriction").WithTags("People");
        restriction.MapPost("", PutAsync).RequireScope(ApiScopes.UsersWrite).Produces<RestrictionResource>()
            .Takes<RestrictionRequest>("""{ "kind": "mute", "reason": "Sells followers", "until": "2030-05-01T12:00:00Z" }""")
            .Fails("user_not_found", "person_not_found", "person_is_staff", "restriction_kind_unknown", "restriction_reason_missing", "restriction_until_past")
            .Describe("Ban or mute a person", "In every bot of the workspace, in the place of what was before. By the id that GET /users gives.");
        restriction.MapDelete("", LiftAsync).RequireScope(ApiScopes.UsersWrite).Produces<RestrictionResource>().Fails("user_not_found", "person_not_restricted")
            .Describe("Lift a ban or a mute", "Answers with what was lifted.");
    }

    private static async Task<IResult> PutAsync(HttpContext context, long id, Body<RestrictionRequest> body, UserList users, RestrictPerson restrict)
    {
        var user = await FindAsync(context, id, users);
        return Answer(await restrict.RunAsync(user.WorkspaceId, user.TelegramUserId, body.Value.Kind, body.Value.Reason, body.Value.Until, context.Actor()));
    }

    private static async Task<IResult> LiftAsync(HttpContext context, long id, UserList users, LiftRestriction lift)
    {
        var user = await FindAsync(context, id, users);
        return Answer(await lift.RunAsync(user.WorkspaceId, user.TelegramUserId, context.Actor()));
    }

    private static IResult Answer(Result<Restriction> done) =>
        done.TryGet(out var restriction, out var failure) ? Results.Ok(RestrictionResource.Of(restriction)) : ApiResults.Problem(failure);

    private static async Task<BotUser> FindAsync(HttpContext context, long id, UserList users) =>
        await users.FindAsync(context.ApiKey().WorkspaceId, id, context.RequestAborted) is { } user && context.ApiKey().Allows(user.BotId) ? user
            : throw new ApiRefusedException(new Failure(FailureKind.NotFound, "user_not_found", $"None of the bots that this key may use knows a person {id}."));
}

/// <summary>A ban or a mute to set.</summary>
public sealed record RestrictionRequest
{
    /// <summary>ban: nothing of theirs is taken. mute: the bot still answers commands.</summary>
    public required RestrictionKind Kind { get; init; }

    /// <summary>1 to 500 characters, for the team.</summary>
    public required string Reason { get; init; }

    /// <summary>Left out for good.</summary>
    public DateTimeOffset? Until { get; init; }
}

/// <summary>A ban or a mute.</summary>
/// <param name="Until">Left out for good.</param>
public sealed record RestrictionResource(long TelegramUserId, RestrictionKind Kind, string Reason, DateTimeOffset? Until, DateTimeOffset SetAt)
{
    internal static RestrictionResource Of(Restriction row) => new(row.TelegramUserId, row.Kind, row.Reason, row.Until, row.SetAt);
}

[JsonSerializable(typeof(RestrictionRequest))]
[JsonSerializable(typeof(RestrictionResource))]
internal sealed partial class RestrictionBodies : JsonSerializerContext;
