using TelegramAdmin.Auth;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Moderation;
using TelegramAdmin.Core.Moderation.Restricting;
using TelegramAdmin.Core.Moderation.Stopped;

namespace TelegramAdmin.Features.Moderation;

/// <summary>What operators do about spam. Core writes it down.</summary>
public sealed class ModerationActs(StaffSession session, RestrictPerson restrict, LiftRestriction lift, LetThrough letThrough, TimeProvider time)
{
    /// <param name="length">Null for good.</param>
    public async Task<Failure?> RestrictAsync(long telegramUserId, RestrictionKind kind, string reason, TimeSpan? length)
    {
        var actor = await session.RequireActorAsync(AdminRole.Operator);
        return (await restrict.RunAsync((await session.GetAsync()).Workspace, telegramUserId, kind, reason, time.GetUtcNow() + length, actor)).Failure;
    }

    public async Task<Failure?> LiftAsync(long telegramUserId)
    {
        var actor = await session.RequireActorAsync(AdminRole.Operator);
        return (await lift.RunAsync((await session.GetAsync()).Workspace, telegramUserId, actor)).Failure;
    }

    /// <returns>The conversation that the message is in now.</returns>
    public async Task<Result<long?>> LetThroughAsync(long stoppedId)
    {
        var actor = await session.RequireActorAsync(AdminRole.Operator);
        return await letThrough.RunAsync((await session.GetAsync()).Workspace, stoppedId, actor);
    }
}
