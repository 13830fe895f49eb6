using System.Text;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.AutoReplies.Rules;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.AutoReplies.Faq;

/// <summary>Questions and answers from a CSV file and into one: question, answer, keywords, category, language.</summary>
public sealed class FaqFile(IDatabase database, FaqBook book, AuditLog audit, TimeProvider time)
{
    public const int LargestFile = 5 * 1024 * 1024;

    /// <summary>What importing the file would do; nothing is changed.</summary>
    public async Task<Result<FaqImport>> LookAsync(WorkspaceId workspace, Stream content, CancellationToken cancellation = default)
    {
        var read = await FaqTable.ReadAsync(content, cancellation);
        if (!read.TryGet(out var table, out var broken))
            return broken;
        await using var db = database.Read(workspace);
        return await PlanAsync(db, table);
    }

    /// <summary>Takes every line that is right; the same question in the same language is changed rather than added.</summary>
    public async Task<Result<FaqImport>> ImportAsync(WorkspaceId workspace, Stream content, Actor by, CancellationToken cancellation = default)
    {
        var read = await FaqTable.ReadAsync(content, cancellation);
        if (!read.TryGet(out var table, out var broken))
            return broken;
        var done = await database.WriteAsync(workspace, async db =>
        {
            var plan = await PlanAsync(db, table);
            await ApplyAsync(db, workspace, plan);
            return plan;
        }, cancellation);
        await audit.RecordAsync(workspace, by, "faq.imported", $"{done.Added:N0} added, {done.Changed:N0} changed, {done.Refused.Count:N0} refused");
        return done;
    }

    /// <summary>All questions, as <see cref="ImportAsync"/> reads them.</summary>
    public async Task<string> ExportAsync(WorkspaceId workspace, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        var file = new StringBuilder(CsvTable.Line(FaqTable.Columns));
        await foreach (var entry in db.FaqEntries.OrderBy(e => e.Position).ThenBy(e => e.Id).AsAsyncEnumerable().WithCancellation(cancellation))
            file.Append(CsvTable.Line([entry.Question, entry.Answer, entry.Keywords, entry.Category, entry.Language]));
        return file.ToString();
    }

    private static async Task<FaqImport> PlanAsync(AppDbContext db, FaqTable table)
    {
        var known = (await db.FaqEntries.Where(e => e.BotId == null).Select(e => new { e.Question, e.Language }).ToListAsync()).Select(e => (e.Question, e.Language)).ToHashSet();
        var room = FaqBook.Most - await db.FaqEntries.CountAsync();
        var (taken, refused, seen) = (new List<FaqLine>(), table.Refused.ToList(), new Dictionary<(string, string), int>());
        foreach (var line in table.Lines)
        {
            var key = (line.Draft.Question, line.Draft.Language);
            var isNew = !known.Contains(key);
            if (FaqCheck.Form(line.Draft) is { } fault)
                refused.Add(new FaqRefusal(line.Number, fault.Message));
            else if (!seen.TryAdd(key, line.Number))
                refused.Add(new FaqRefusal(line.Number, $"The same question stands in line {seen[key]} already."));
            else if (isNew && room-- <= 0)
                refused.Add(new FaqRefusal(line.Number, FaqErrors.TooMany.Message));
            else
                taken.Add(line with { IsNew = isNew });
        }
        return new FaqImport(taken, [.. refused.OrderBy(r => r.Line)]);
    }

    private async Task ApplyAsync(AppDbContext db, WorkspaceId workspace, FaqImport plan)
    {
        var known = (await db.FaqEntries.AsTracking().Where(e => e.BotId == null).ToListAsync()).DistinctBy(e => (e.Question, e.Language)).ToDictionary(e => (e.Question, e.Language));
        var last = await db.FaqEntries.MaxAsync(e => (int?)e.Position) ?? 0;
        foreach (var line in plan.Taken)
        {
            var entry = line.IsNew ? db.FaqEntries.Add(FaqBook.New(workspace, last++)).Entity : known[(line.Draft.Question, line.Draft.Language)];
            (line.Draft with { IsOn = line.IsNew || entry.IsOn }).WriteTo(entry);
            entry.ChangedAt = time.GetUtcNow();
        }
        book.Changed(db, workspace);
    }
}

/// <summary>What an import takes and refuses.</summary>
public sealed record FaqImport(IReadOnlyList<FaqLine> Taken, IReadOnlyList<FaqRefusal> Refused)
{
    public int Added => Taken.Count(l => l.IsNew);

    public int Changed => Taken.Count - Added;
}

/// <param name="Number">The line of the file at which it begins, counted from 1.</param>
/// <param name="IsNew">False where the question stands in the list already.</param>
public sealed record FaqLine(int Number, FaqDraft Draft, bool IsNew);

public sealed record FaqRefusal(int Line, string Reason);
