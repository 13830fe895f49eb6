using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Users;

namespace TelegramAdmin.Core.Profiles.Linking;

/// <summary>Joins Telegram accounts of one human, and takes them apart again.</summary>
public sealed class LinkPeople(IDatabase database, AuditLog audit, EventBus events, TimeProvider time)
{
    // On PostgreSQL two who join the same accounts at once would each see none of the other's.
    private const string Hold = "UPDATE people SET is_premium = is_premium WHERE workspace_id = @workspace AND telegram_user_id = @person";

    /// <summary>All accounts of the human behind one of them, the one that stands for them first.</summary>
    public async Task<IReadOnlyList<long>> AccountsAsync(WorkspaceId workspace, long telegramUserId, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        return await AccountsAsync(db, telegramUserId, cancellation);
    }

    /// <summary>Who joined the accounts, and when.</summary>
    public async Task<IReadOnlyList<PersonLink>> LinksAsync(WorkspaceId workspace, long telegramUserId, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        var main = await MainAsync(db, telegramUserId, cancellation);
        return await db.PersonLinks.Where(l => l.MainId == main).OrderBy(l => l.At).ToListAsync(cancellation);
    }

    /// <param name="other">The account that is found to be the same person's.</param>
    public async Task<Failure?> JoinAsync(WorkspaceId workspace, long telegramUserId, long other, Actor by)
    {
        var failure = await database.WriteAsync(workspace, db => JoinAsync(db, workspace, telegramUserId, other, by));
        if (failure is null)
            await audit.RecordAsync(workspace, by, "person.joined", Tagging.TagBook.NameOf(telegramUserId), $"with {Tagging.TagBook.NameOf(other)}");
        return failure;
    }

    /// <summary>Takes one account out again; what was written down of each stayed with it.</summary>
    public async Task<Failure?> PartAsync(WorkspaceId workspace, long telegramUserId, long other, Actor by)
    {
        var isParted = await database.WriteAsync(workspace, async db =>
        {
            // The account that stands for the person cannot leave: the other one does.
            var parted = await db.PersonLinks.Where(l => (l.TelegramUserId == other && l.MainId == telegramUserId) || (l.TelegramUserId == telegramUserId && l.MainId == other)).ExecuteDeleteAsync();
            if (parted == 0 && await MainAsync(db, telegramUserId, default) is var main && main == await MainAsync(db, other, default))
                parted = await db.PersonLinks.Where(l => l.TelegramUserId == other && l.MainId == main).ExecuteDeleteAsync();
            Tell(db, workspace, telegramUserId, other);
            return parted > 0;
        });
        if (!isParted)
            return ProfileErrors.NotLinked;
        await audit.RecordAsync(workspace, by, "person.parted", Tagging.TagBook.NameOf(telegramUserId), $"from {Tagging.TagBook.NameOf(other)}");
        return null;
    }

    internal static async Task<IReadOnlyList<long>> AccountsAsync(AppDbContext db, long telegramUserId, CancellationToken cancellation)
    {
        var main = await MainAsync(db, telegramUserId, cancellation);
        return [main, .. await db.PersonLinks.Where(l => l.MainId == main).OrderBy(l => l.At).Select(l => l.TelegramUserId).ToListAsync(cancellation)];
    }

    private async Task<Failure?> JoinAsync(AppDbContext db, WorkspaceId workspace, long telegramUserId, long other, Actor by)
    {
        foreach (var id in new[] { telegramUserId, other }.Order())
        {
            if (!await People.AnyAsync(db, id))
                return PersonErrors.NotFound(id) with { Field = "other" };
            await db.Session.RunAsync(Hold, p => p.Add("@workspace", workspace).Add("@person", id));
        }
        if (telegramUserId == other)
            return ProfileErrors.LinkSelf;
        var (main, otherMain) = (await MainAsync(db, telegramUserId, default), await MainAsync(db, other, default));
        if (main == otherMain)
            return ProfileErrors.Linked;
        var joined = (await AccountsAsync(db, main, default)).Count + (await AccountsAsync(db, otherMain, default)).Count;
        if (joined > PersonLink.MostOfOne)
            return ProfileErrors.TooManyLinked;
        await db.PersonLinks.Where(l => l.MainId == otherMain).ExecuteUpdateAsync(set => set.SetProperty(l => l.MainId, main));
        db.PersonLinks.Add(new PersonLink { WorkspaceId = workspace, TelegramUserId = otherMain, MainId = main, AdminId = by.AdminId, By = ShortText.Cut(by.Name, 200), At = time.GetUtcNow() });
        Tell(db, workspace, telegramUserId, other);
        return null;
    }

    private void Tell(AppDbContext db, WorkspaceId workspace, params long[] people) => db.AfterCommit(() =>
    {
        foreach (var person in people)
            events.Publish(new ProfileChanged(workspace, person));
    });

    private static async Task<long> MainAsync(AppDbContext db, long telegramUserId, CancellationToken cancellation) =>
        await db.PersonLinks.Where(l => l.TelegramUserId == telegramUserId).Select(l => (long?)l.MainId).FirstOrDefaultAsync(cancellation) ?? telegramUserId;
}
