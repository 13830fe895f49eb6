using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Audiences.Saving;

/// <summary>The saved audiences of a workspace.</summary>
public sealed class SegmentBook(IDatabase database, AudienceCheck check, AudienceUses uses, TimeProvider time)
{
    /// <summary>By name, with what uses each.</summary>
    public async Task<IReadOnlyList<SegmentLine>> ReadAsync(WorkspaceId workspace, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        var used = await uses.ReadAsync(db, cancellation);
        return [.. (await db.Segments.OrderBy(s => s.Name).ToListAsync(cancellation)).Select(s => new SegmentLine(s, NamesOf(used, s.Id)))];
    }

    public async Task<Segment?> FindAsync(WorkspaceId workspace, long id, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        return await db.Segments.FirstOrDefaultAsync(s => s.Id == id, cancellation);
    }

    /// <param name="id">Null for a new one.</param>
    /// <param name="name">With one that is there: null leaves it.</param>
    /// <param name="audience">With one that is there: null leaves it.</param>
    public Task<Result<Segment>> SaveAsync(WorkspaceId workspace, long? id, string? name, Audience? audience, long? adminId = null) => database.WriteAsync(workspace, async db =>
    {
        var all = await db.Segments.AsTracking().ToListAsync();
        var known = all.Find(s => s.Id == id);
        if (id is not null && known is null)
            return (Result<Segment>)AudienceErrors.SegmentNotFound;
        var clean = name is null ? known?.Name : Clean(name);
        if (clean is null)
            return AudienceErrors.SegmentName;
        if (all.Exists(s => s.Id != id && s.Name.Equals(clean, StringComparison.OrdinalIgnoreCase)))
            return AudienceErrors.SegmentExists(clean);
        if (audience is not null && await FaultAsync(db, all, id, audience) is { } fault)
            return fault;
        return await KeepAsync(db, workspace, known, clean, audience, adminId);
    });

    /// <summary>Refused while something that is still to be done uses it.</summary>
    public Task<Result<Segment>> DeleteAsync(WorkspaceId workspace, long id) => database.WriteAsync(workspace, async db =>
    {
        if (await db.Segments.AsTracking().FirstOrDefaultAsync(s => s.Id == id) is not { } segment)
            return (Result<Segment>)AudienceErrors.SegmentNotFound;
        if (await uses.OfAsync(db, AudienceField.Segment, Text(id)) is { } users)
            return AudienceErrors.SegmentInUse(users);
        db.Segments.Remove(segment);
        return segment;
    });

    private async Task<Failure?> FaultAsync(AppDbContext db, List<Segment> all, long? id, Audience audience) =>
        await check.FindFaultAsync(db, audience) ?? new SegmentExpansion(all.ToDictionary(s => s.Id)).ExpandInto(id ?? 0, audience).Failure;

    private async Task<Segment> KeepAsync(AppDbContext db, WorkspaceId workspace, Segment? known, string name, Audience? audience, long? adminId)
    {
        var now = time.GetUtcNow();
        var filter = audience?.ToJson() ?? known?.Filter ?? Audience.Everybody.ToJson();
        var segment = known ?? db.Segments.Add(new Segment { WorkspaceId = workspace, Name = name, Filter = filter, AdminId = adminId, CreatedAt = now, ChangedAt = now }).Entity;
        (segment.Name, segment.Filter, segment.ChangedAt) = (name, filter, now);
        await db.SaveChangesAsync();
        return segment;
    }

    private static List<string> NamesOf(IReadOnlyList<AudienceUse> uses, long id) => [.. uses.Where(u => u.Audience.Names(AudienceField.Segment, Text(id))).Select(u => u.Name)];

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);

    private static string? Clean(string name) => name.Trim() is { Length: > 0 and <= Segment.LongestName } clean && ShortText.IsWhole(clean) ? clean : null;
}

/// <param name="UsedBy">What is still to be done for it, named as people read it.</param>
public sealed record SegmentLine(Segment Segment, IReadOnlyList<string> UsedBy);
