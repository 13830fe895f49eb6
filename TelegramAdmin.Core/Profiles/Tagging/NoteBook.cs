using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Users;

namespace TelegramAdmin.Core.Profiles.Tagging;

/// <summary>What the team wrote down about people. What a note says stays out of the audit log.</summary>
public sealed class NoteBook(IDatabase database, AuditLog audit, EventBus events, TimeProvider time)
{
    /// <summary>The newest first.</summary>
    /// <param name="before">Only those with a smaller number.</param>
    public async Task<IReadOnlyList<PersonNote>> ReadAsync(WorkspaceId workspace, IReadOnlyCollection<long> people, int most = 50, long before = long.MaxValue, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        return await db.PersonNotes.Where(n => people.Contains(n.TelegramUserId) && n.Id < before).OrderByDescending(n => n.Id).Take(most).ToListAsync(cancellation);
    }

    public async Task<Result<PersonNote>> AddAsync(WorkspaceId workspace, long telegramUserId, string text, Actor by)
    {
        if (text.Trim() is not { Length: > 0 and <= PersonNote.LongestText } clean || !ShortText.IsWhole(clean))
            return ProfileErrors.NoteText;
        var added = await database.WriteAsync(workspace, async db =>
        {
            if (!await People.AnyAsync(db, telegramUserId))
                return (Result<PersonNote>)PersonErrors.NotFound(telegramUserId);
            return db.PersonNotes.Add(Tell(db, new PersonNote
            {
                WorkspaceId = workspace, TelegramUserId = telegramUserId, Text = clean, AdminId = by.AdminId, By = ShortText.Cut(by.Name, 200), At = time.GetUtcNow(),
            })).Entity;
        });
        if (added.IsOk)
            await audit.RecordAsync(workspace, by, "person.note_added", TagBook.NameOf(telegramUserId));
        return added;
    }

    /// <returns>The note that is gone; null where there was none.</returns>
    public async Task<PersonNote?> RemoveAsync(WorkspaceId workspace, long id, Actor by)
    {
        var removed = await database.WriteAsync(workspace, async db =>
        {
            if (await db.PersonNotes.AsTracking().FirstOrDefaultAsync(n => n.Id == id) is not { } note)
                return null;
            db.PersonNotes.Remove(note);
            return Tell(db, note);
        });
        if (removed is not null)
            await audit.RecordAsync(workspace, by, "person.note_removed", TagBook.NameOf(removed.TelegramUserId));
        return removed;
    }

    /// <summary>Puts a note back that was removed, as it was.</summary>
    public async Task RestoreAsync(PersonNote note, Actor by)
    {
        await database.WriteAsync(note.WorkspaceId, db =>
        {
            db.PersonNotes.Add(Tell(db, new PersonNote { WorkspaceId = note.WorkspaceId, TelegramUserId = note.TelegramUserId, Text = note.Text, AdminId = note.AdminId, By = note.By, At = note.At }));
            return Task.CompletedTask;
        });
        await audit.RecordAsync(note.WorkspaceId, by, "person.note_restored", TagBook.NameOf(note.TelegramUserId));
    }

    private PersonNote Tell(AppDbContext db, PersonNote note)
    {
        db.AfterCommit(() => events.Publish(new ProfileChanged(note.WorkspaceId, note.TelegramUserId)));
        return note;
    }
}
