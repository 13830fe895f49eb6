using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Conversations.Handling;

/// <summary>The labels of a workspace, and which conversations carry which.</summary>
public sealed class LabelBook(IDatabase database, TimeProvider time)
{
    public async Task<IReadOnlyList<Label>> ReadAsync(WorkspaceId workspace, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        return await db.Labels.OrderBy(l => l.Name).ToListAsync(cancellation);
    }

    /// <summary>By name, with the number of conversations that carry each.</summary>
    public async Task<IReadOnlyList<(Label Label, int Conversations)>> ReadCountedAsync(WorkspaceId workspace, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        var counts = await db.ConversationLabels.GroupBy(l => l.LabelId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        return [.. (await db.Labels.OrderBy(l => l.Name).ToListAsync(cancellation)).Select(l => (l, counts.GetValueOrDefault(l.Id)))];
    }

    /// <summary>The labels of each of these conversations, by name.</summary>
    public async Task<ILookup<long, Label>> ReadOfAsync(WorkspaceId workspace, IReadOnlyCollection<long> conversations, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        var rows = await db.ConversationLabels.Where(l => conversations.Contains(l.ConversationId))
            .Join(db.Labels, l => l.LabelId, l => l.Id, (l, label) => new { l.ConversationId, Label = label }).ToListAsync(cancellation);
        return rows.OrderBy(r => r.Label.Name, StringComparer.CurrentCultureIgnoreCase).ToLookup(r => r.ConversationId, r => r.Label);
    }

    /// <summary>Makes a label, or finds the one of this name.</summary>
    public Task<Result<Label>> AddAsync(WorkspaceId workspace, string name) => database.WriteAsync(workspace, async db =>
    {
        if (Clean(name) is not { } clean)
            return (Result<Label>)HandlingErrors.LabelName;
        var known = (await db.Labels.ToListAsync()).Find(l => l.Name.Equals(clean, StringComparison.OrdinalIgnoreCase));
        var label = known ?? db.Labels.Add(new Label { WorkspaceId = workspace, Name = clean, CreatedAt = time.GetUtcNow() }).Entity;
        await db.SaveChangesAsync();
        return label;
    });

    public Task<Result<Label>> RenameAsync(WorkspaceId workspace, long id, string name) => database.WriteAsync(workspace, async db =>
    {
        if (Clean(name) is not { } clean)
            return (Result<Label>)HandlingErrors.LabelName;
        var all = await db.Labels.AsTracking().ToListAsync();
        if (all.Find(l => l.Id == id) is not { } label)
            return HandlingErrors.LabelNotFound;
        if (all.Exists(l => l.Id != id && l.Name.Equals(clean, StringComparison.OrdinalIgnoreCase)))
            return HandlingErrors.LabelExists(clean);
        label.Name = clean;
        return label;
    });

    /// <summary>Takes it off every conversation.</summary>
    public Task RemoveAsync(WorkspaceId workspace, long id) => database.WriteAsync(workspace, async db =>
    {
        await db.ConversationLabels.Where(l => l.LabelId == id).ExecuteDeleteAsync();
        await db.Labels.Where(l => l.Id == id).ExecuteDeleteAsync();
    });

    internal static string? Clean(string name) => name.Trim() is { Length: > 0 and <= Label.LongestName } clean ? clean : null;
}
