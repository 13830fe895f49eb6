using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Moderation.Restricting;

/// <summary>Ends a ban or a mute before its time.</summary>
public sealed class LiftRestriction(IDatabase database, RestrictionDesk desk, AuditLog audit, TimeProvider time)
{
    /// <returns>What was lifted.</returns>
    public async Task<Result<Restriction>> RunAsync(WorkspaceId workspace, long telegramUserId, Actor by)
    {
        var lifted = await database.WriteAsync(workspace, db => desk.LiftAsync(db, workspace, telegramUserId, by));
        if (lifted is null || lifted.IsOver(time.GetUtcNow()))
            return ModerationErrors.NotRestricted;
        await audit.RecordAsync(workspace, by, lifted.Kind == RestrictionKind.Ban ? "person.unbanned" : "person.unmuted", RestrictPerson.NameOf(telegramUserId), $"was: {lifted.Reason}");
        return lifted;
    }
}
