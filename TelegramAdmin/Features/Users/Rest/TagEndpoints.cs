using TelegramAdmin.Api;
using TelegramAdmin.Api.Problems;
using TelegramAdmin.Api.Requests;
using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Profiles.Tagging;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Users;

namespace TelegramAdmin.Features.Users.Rest;

/// <summary>/users/{id}/tags: the words that the team and programs put on a person, the same for all bots.</summary>
internal static class TagEndpoints
{
    public static void MapTags(this RouteGroupBuilder api)
    {
        var tags = api.MapGroup("/users/{id}/tags").WithTags("People");
        tags.MapGet("", ListAsync).RequireScope(ApiScopes.UsersRead).Produces<ApiPage<TagResource>>().Fails("user_not_found")
            .Describe("List a person's tags", "By name, all on one page. By the id that GET /users gives.");
        tags.MapPut("/{tag}", PutAsync).RequireScope(ApiScopes.UsersWrite).Produces<TagResource>().Fails("user_not_found", "tag_invalid", "tags_too_many")
            .Describe("Tag a person", "Answers with the tag as it is spelled already, where it differs in case only. Doing it again changes nothing.");
        tags.MapDelete("/{tag}", TakeAsync).RequireScope(ApiScopes.UsersWrite).Produces(StatusCodes.Status204NoContent).Fails("user_not_found")
            .Describe("Take a tag off a person", "Also where the person does not carry it.");
    }

    private static async Task<IResult> ListAsync(HttpContext context, long id, UserList users, TagBook tags, CancellationToken cancellation)
    {
        var user = await PersonOfKey.FindAsync(context, id, users);
        return Results.Ok(new ApiPage<TagResource>([.. (await tags.ReadAsync(user.WorkspaceId, [user.TelegramUserId], cancellation)).Select(TagResource.Of)], null));
    }

    private static async Task<IResult> PutAsync(HttpContext context, long id, string tag, UserList users, TagBook tags)
    {
        var user = await PersonOfKey.FindAsync(context, id, users);
        if (!(await tags.PutAsync(user.WorkspaceId, user.TelegramUserId, tag, context.Actor())).TryGet(out var spelled, out var failure))
            return ApiResults.Problem(failure);
        return Results.Ok(TagResource.Of((await ReadAsync(user, tags)).First(t => t.Name == spelled)));
    }

    private static async Task<IResult> TakeAsync(HttpContext context, long id, string tag, UserList users, TagBook tags)
    {
        var user = await PersonOfKey.FindAsync(context, id, users);
        if ((await ReadAsync(user, tags)).FirstOrDefault(t => t.Name.Equals(PersonTag.Clean(tag), StringComparison.OrdinalIgnoreCase)) is { } carried)
            await tags.TakeAsync(user.WorkspaceId, user.TelegramUserId, carried.Name, context.Actor());
        return Results.NoContent();
    }

    private static Task<IReadOnlyList<PersonTag>> ReadAsync(BotUser user, TagBook tags) => tags.ReadAsync(user.WorkspaceId, [user.TelegramUserId]);
}
