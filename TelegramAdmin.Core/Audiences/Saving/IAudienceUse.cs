using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Audiences.Saving;

/// <summary>Says what of a slice's own still needs an audience, so that nothing is deleted under it.</summary>
public interface IAudienceUse
{
    /// <summary>Everything that is still to be done for an audience, named as people read it, such as "the broadcast “June”".</summary>
    Task<IReadOnlyList<AudienceUse>> ReadAsync(AppDbContext db, CancellationToken cancellation);
}

public sealed record AudienceUse(string Name, Audience Audience);

/// <summary>Segments that are made of other segments.</summary>
internal sealed class SegmentUse : IAudienceUse
{
    public async Task<IReadOnlyList<AudienceUse>> ReadAsync(AppDbContext db, CancellationToken cancellation) =>
        [.. (await db.Segments.ToListAsync(cancellation)).Select(s => new AudienceUse($"the segment “{s.Name}”", Audience.Read(s.Filter)))];
}

/// <summary>Everything that uses audiences, of every slice.</summary>
public sealed class AudienceUses(IEnumerable<IAudienceUse> uses)
{
    private const int MostNamed = 3;

    public async Task<IReadOnlyList<AudienceUse>> ReadAsync(AppDbContext db, CancellationToken cancellation = default)
    {
        var all = new List<AudienceUse>();
        foreach (var use in uses)
            all.AddRange(await use.ReadAsync(db, cancellation));
        return all;
    }

    /// <summary>Who uses this segment or list, in words; null for nobody.</summary>
    public async Task<string?> OfAsync(AppDbContext db, AudienceField field, string id)
    {
        var names = (await ReadAsync(db)).Where(u => u.Audience.Names(field, id)).Select(u => u.Name).ToList();
        return names.Count == 0 ? null : names.Count <= MostNamed ? string.Join(", ", names) : $"{string.Join(", ", names.Take(MostNamed))} and {names.Count - MostNamed} more";
    }
}
