using TelegramAdmin.Api;
using TelegramAdmin.Api.Problems;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Users;

namespace TelegramAdmin.Features.Users.Rest;

/// <summary>Whom an address under /users/{id} means.</summary>
internal static class PersonOfKey
{
    /// <exception cref="ApiRefusedException">None of the key's bots knows them.</exception>
    public static async Task<BotUser> FindAsync(HttpContext context, long id, UserList users)
    {
        var key = context.ApiKey();
        return await users.FindAsync(key.WorkspaceId, id, context.RequestAborted) is { } user && key.Allows(user.BotId)
            ? user
            : throw new ApiRefusedException(new Failure(FailureKind.NotFound, "user_not_found", $"None of the bots that this key may use knows a person {id}."));
    }
}
