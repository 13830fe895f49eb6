using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.AutoReplies.Matching;
using TelegramAdmin.Core.AutoReplies.Rules;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.AutoReplies.Faq;

/// <summary>The questions and answers of a workspace: reads and changes them, and writes each change into the audit log.</summary>
public sealed class FaqBook(IDatabase database, AuditLog audit, EventBus events, TimeProvider time)
{
    /// <summary>So many may a workspace have.</summary>
    public const int Most = 5000;

    /// <summary>A page of the list, in its order.</summary>
    public async Task<FaqPage> ReadAsync(WorkspaceId workspace, FaqFilter filter, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        var rows = db.FaqEntries.AsQueryable();
        if (filter.Category is { } category)
            rows = rows.Where(e => e.Category == category);
        if (filter.Language is { } language)
            rows = rows.Where(e => e.Language == language);
        if (filter.BotId is { } bot)
            rows = rows.Where(e => e.BotId == null || e.BotId == bot);
        var ordered = rows.OrderBy(e => e.Position).ThenBy(e => e.Id);
        if (string.IsNullOrWhiteSpace(filter.Search))
            return new FaqPage(await ordered.Skip(filter.Skip).Take(filter.Size).ToListAsync(cancellation), await rows.CountAsync(cancellation));
        // What is searched is compared as messages are, which no database does; there are few thousand rows at most.
        var wanted = MessageWords.Fold(filter.Search);
        var found = (await ordered.ToListAsync(cancellation)).FindAll(e => Holds(e.Question, wanted) || Holds(e.Keywords, wanted) || Holds(e.Answer, wanted));
        return new FaqPage([.. found.Skip(filter.Skip).Take(filter.Size)], found.Count);
    }

    public async Task<FaqEntry?> FindAsync(WorkspaceId workspace, long id, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        return await db.FaqEntries.FirstOrDefaultAsync(e => e.Id == id, cancellation);
    }

    /// <summary>The categories and languages that entries have, for the filters of a list.</summary>
    public async Task<FaqChoices> ChoicesAsync(WorkspaceId workspace, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        return new FaqChoices(
            await db.FaqEntries.Select(e => e.Category).Where(c => c != "").Distinct().OrderBy(c => c).ToListAsync(cancellation),
            await db.FaqEntries.Select(e => e.Language).Where(l => l != "").Distinct().OrderBy(l => l).ToListAsync(cancellation));
    }

    /// <param name="id">Null for a new one, which goes to the end.</param>
    public async Task<Result<FaqEntry>> SaveAsync(WorkspaceId workspace, long? id, FaqDraft draft, Actor by)
    {
        var tidy = draft.Tidy();
        if (FaqCheck.Form(tidy) is { } fault)
            return fault;
        var saved = await database.WriteAsync(workspace, async db =>
        {
            if (await FaqCheck.StrangersAsync(db, tidy) is { } stranger)
                return (Result<FaqEntry>)stranger;
            if (await db.FaqEntries.AnyAsync(e => e.Question == tidy.Question && e.Language == tidy.Language && e.BotId == tidy.BotId && e.Id != (id ?? 0)))
                return FaqErrors.QuestionExists;
            if (id is null && await db.FaqEntries.CountAsync() >= Most)
                return FaqErrors.TooMany;
            var entry = id is null ? db.FaqEntries.Add(New(workspace, await db.FaqEntries.MaxAsync(e => (int?)e.Position) ?? 0)).Entity : await db.FaqEntries.AsTracking().FirstOrDefaultAsync(e => e.Id == id);
            if (entry is null)
                return FaqErrors.NotFound;
            tidy.WriteTo(entry);
            entry.ChangedAt = time.GetUtcNow();
            Changed(db, workspace);
            return entry;
        });
        if (saved.TryGet(out var done, out _))
            await audit.RecordAsync(workspace, by, id is null ? "faq.added" : "faq.changed", done.Question);
        return saved;
    }

    public async Task<Result<FaqEntry>> SwitchAsync(WorkspaceId workspace, long id, bool isOn, Actor by) =>
        await FindAsync(workspace, id) is { } entry ? await SaveAsync(workspace, id, FaqDraft.Of(entry) with { IsOn = isOn }, by) : FaqErrors.NotFound;

    /// <returns>How many were removed.</returns>
    public async Task<int> RemoveAsync(WorkspaceId workspace, IReadOnlyCollection<long> ids, Actor by)
    {
        var removed = await database.WriteAsync(workspace, async db =>
        {
            Changed(db, workspace);
            return await db.FaqEntries.Where(e => ids.Contains(e.Id)).ExecuteDeleteAsync();
        });
        if (removed > 0)
            await audit.RecordAsync(workspace, by, "faq.removed", $"{removed:N0} {(removed == 1 ? "question" : "questions")}");
        return removed;
    }

    internal static FaqEntry New(WorkspaceId workspace, int last) =>
        new() { WorkspaceId = workspace, Question = "", Answer = "", Position = last + 1, ChangedAt = default };

    internal void Changed(AppDbContext db, WorkspaceId workspace) => db.AfterCommit(() => events.Publish(new RulesChanged(workspace)));

    private static bool Holds(string text, string wanted) => MessageWords.Fold(text).Contains(wanted, StringComparison.Ordinal);
}

/// <param name="Page">Counted from 1.</param>
public sealed record FaqFilter(string? Search = null, string? Category = null, string? Language = null, BotId? BotId = null, int Page = 1, int Size = 50)
{
    internal int Skip => (Math.Max(1, Page) - 1) * Size;
}

/// <param name="Total">Of all pages.</param>
public sealed record FaqPage(IReadOnlyList<FaqEntry> Entries, int Total);

public sealed record FaqChoices(IReadOnlyList<string> Categories, IReadOnlyList<string> Languages);
