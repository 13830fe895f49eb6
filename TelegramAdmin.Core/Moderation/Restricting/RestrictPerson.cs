using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Users;

namespace TelegramAdmin.Core.Moderation.Restricting;

/// <summary>Somebody of the team bans or mutes a person, in every bot of the workspace.</summary>
public sealed class RestrictPerson(IDatabase database, RestrictionDesk desk, StaffDirectory staff, AuditLog audit, TimeProvider time)
{
    /// <param name="reason">For the team.</param>
    /// <param name="until">Null for good.</param>
    public async Task<Result<Restriction>> RunAsync(WorkspaceId workspace, long telegramUserId, RestrictionKind kind, string reason, DateTimeOffset? until, Actor by)
    {
        if (Check(kind, reason, until) is { } wrong)
            return wrong;
        var restricted = await database.WriteAsync(workspace, db => PutAsync(db, Row(workspace, telegramUserId, kind, reason, until, by), by));
        if (restricted.IsOk)
            await audit.RecordAsync(workspace, by, kind == RestrictionKind.Ban ? "person.banned" : "person.muted", NameOf(telegramUserId), Details(restricted.Value));
        return restricted;
    }

    internal static string NameOf(long telegramUserId) => $"person {telegramUserId.ToString(CultureInfo.InvariantCulture)}";

    private Failure? Check(RestrictionKind kind, string reason, DateTimeOffset? until) =>
        !Enum.IsDefined(kind) ? ModerationErrors.KindUnknown
        : string.IsNullOrWhiteSpace(reason) || reason.Trim().Length > Restriction.LongestReason ? ModerationErrors.ReasonMissing
        : until <= time.GetUtcNow() ? ModerationErrors.UntilIsPast
        : null;

    private async Task<Result<Restriction>> PutAsync(AppDbContext db, Restriction wanted, Actor by)
    {
        // Whose every message was stopped is known to nobody but the guard.
        if (!await People.AnyAsync(db, wanted.TelegramUserId) && !await db.StoppedMessages.AnyAsync(m => m.TelegramUserId == wanted.TelegramUserId))
            return ModerationErrors.PersonNotFound;
        if (await staff.FindAsync(db, wanted.WorkspaceId, wanted.TelegramUserId) is { } teammate)
            return ModerationErrors.IsStaff(teammate.Name ?? "This person");
        return await desk.PutAsync(db, wanted, by.Name);
    }

    private Restriction Row(WorkspaceId workspace, long telegramUserId, RestrictionKind kind, string reason, DateTimeOffset? until, Actor by) => new()
    {
        WorkspaceId = workspace,
        TelegramUserId = telegramUserId,
        Kind = kind,
        Reason = ShortText.Cut(reason.Trim(), Restriction.LongestReason),
        Until = until?.ToUniversalTime(),
        SetAt = time.GetUtcNow(),
        SetBy = by.AdminId,
    };

    private static string Details(Restriction restriction) =>
        $"{(restriction.Until is { } until ? $"until {until.UtcDateTime.ToString("u", CultureInfo.InvariantCulture)}" : "for good")}: {restriction.Reason}";
}
