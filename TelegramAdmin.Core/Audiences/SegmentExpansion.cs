using System.Globalization;
using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Core.Audiences;

/// <summary>Replaces conditions on segments by what the segments hold, and finds one that contains itself.</summary>
internal sealed class SegmentExpansion(IReadOnlyDictionary<long, Segment> segments)
{
    private readonly Stack<long> _inside = new();
    private Failure? _failure;

    public Result<Audience> Expand(Audience audience)
    {
        var whole = Replace(audience);
        return _failure is null ? whole : _failure;
    }

    /// <summary>As <see cref="Expand"/>, for what is about to be saved under this id.</summary>
    public Result<Audience> ExpandInto(long id, Audience audience)
    {
        _inside.Push(id);
        return Expand(audience);
    }

    private Audience Replace(Audience part) =>
        part.Kind != AudienceKind.Where ? part with { Of = part.Of?.Select(Replace).ToList() }
        : part.Field == AudienceField.Segment ? Segments(part) : part;

    private Audience Segments(Audience condition)
    {
        var parts = condition.Values!.Select(v => OfSegment(long.Parse(v, CultureInfo.InvariantCulture))).ToArray();
        return condition.Is == Comparison.IsNot ? Audience.Not(parts) : Audience.Any(parts);
    }

    private Audience OfSegment(long id)
    {
        if (_failure is not null)
            return Audience.Any();
        if (!segments.TryGetValue(id, out var segment))
            return Fail(AudienceErrors.SegmentNotFound);
        if (_inside.Contains(id))
            return Fail(AudienceErrors.SegmentCycle(segment.Name));
        _inside.Push(id);
        var whole = Replace(Audience.Read(segment.Filter));
        _inside.Pop();
        return whole;
    }

    private Audience Fail(Failure failure)
    {
        _failure = failure;
        return Audience.Any();
    }
}
