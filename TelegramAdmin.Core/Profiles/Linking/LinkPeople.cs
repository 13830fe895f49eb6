using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Users;

namespace TelegramAdmin.Core.Profiles.Linking;

/// <summary>Joins Telegram accounts of one human, and takes them apart again.</summary>
public sealed class LinkPeople(IDatabase database, JoinedCredits credits, AuditLog audit, EventBus events, TimeProvider time)
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
    /// <param name="bringsCredits">Whether the credits of the account that joins go to the one that stands for the person.</param>
    public async Task<Failure?> JoinAsync(WorkspaceId workspace, long telegramUserId, long other, Actor by, bool bringsCredits = false)
    {
        var joined = await database.WriteAsync(workspace, db => JoinAsync(db, workspace, telegramUserId, other, by, bringsCredits));
        if (joined.TryGet(out var moved, out var failure))
            await audit.RecordAsync(workspace, by, "person.joined", Tagging.TagBook.NameOf(telegramUserId), $"with {Tagging.TagBook.NameOf(other)}{Credits(moved)}");
        return failure;
    }

    /// <summary>Takes one account out again; what was written down of each stayed with it, and credits that it brought go back as far as they are there.</summary>
    /// <returns>How many credits went back.</returns>
    public async Task<Result<long>> PartAsync(WorkspaceId workspace, long telegramUserId, long other, Actor by)
    {
        var parted = await database.WriteAsync(workspace, async db =>
        {
            if (await FindLinkAsync(db, telegramUserId, other) is not { } link || await db.PersonLinks.Where(l => l.TelegramUserId == link.TelegramUserId).ExecuteDeleteAsync() == 0)
                return (Result<long>)ProfileErrors.NotLinked;
            Tell(db, workspace, telegramUserId, other);
            return await credits.ReturnAsync(db, link, by);
        });
        if (parted.TryGet(out var moved, out _))
            await audit.RecordAsync(workspace, by, "person.parted", Tagging.TagBook.NameOf(telegramUserId), $"from {Tagging.TagBook.NameOf(other)}{Credits(moved)}");
        return parted;
    }

    internal static async Task<IReadOnlyList<long>> AccountsAsync(AppDbContext db, long telegramUserId, CancellationToken cancellation)
    {
        var main = await MainAsync(db, telegramUserId, cancellation);
        return [main, .. await db.PersonLinks.Where(l => l.MainId == main).OrderBy(l => l.At).Select(l => l.TelegramUserId).ToListAsync(cancellation)];
    }

    private async Task<Result<long>> JoinAsync(AppDbContext db, WorkspaceId workspace, long telegramUserId, long other, Actor by, bool bringsCredits)
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
        var link = db.PersonLinks.Add(new PersonLink { WorkspaceId = workspace, TelegramUserId = otherMain, MainId = main, AdminId = by.AdminId, By = ShortText.Cut(by.Name, 200), At = time.GetUtcNow() }).Entity;
        Tell(db, workspace, telegramUserId, other);
        return bringsCredits ? await credits.BringAsync(db, link, by) : 0;
    }

    /// <summary>The account that stands for the person cannot leave: the other one does.</summary>
    private static async Task<PersonLink?> FindLinkAsync(AppDbContext db, long telegramUserId, long other)
    {
        var direct = await db.PersonLinks.AsNoTracking().FirstOrDefaultAsync(l => (l.TelegramUserId == other && l.MainId == telegramUserId) || (l.TelegramUserId == telegramUserId && l.MainId == other));
        if (direct is not null)
            return direct;
        var main = await MainAsync(db, telegramUserId, default);
        return main != await MainAsync(db, other, default) ? null : await db.PersonLinks.AsNoTracking().FirstOrDefaultAsync(l => l.TelegramUserId == other && l.MainId == main);
    }

    private static string Credits(long moved) => moved == 0 ? "" : $", {moved.ToString("N0", System.Globalization.CultureInfo.InvariantCulture)} credits moved";

    private void Tell(AppDbContext db, WorkspaceId workspace, params long[] people) => db.AfterCommit(() =>
    {
        foreach (var person in people)
            events.Publish(new ProfileChanged(workspace, person));
    });

    private static async Task<long> MainAsync(AppDbContext db, long telegramUserId, CancellationToken cancellation) =>
        await db.PersonLinks.Where(l => l.TelegramUserId == telegramUserId).Select(l => (long?)l.MainId).FirstOrDefaultAsync(cancellation) ?? telegramUserId;
}
