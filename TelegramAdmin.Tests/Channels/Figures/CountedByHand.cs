using TelegramAdmin.Core.Channels.Posts;

namespace TelegramAdmin.Tests.Channels.Figures;

/// <summary>The figures of a channel counted once more, from its rows, in the plainest way: what the product says must equal this.</summary>
internal sealed class CountedByHand(KeptChannel channel, TimeZoneInfo zone, DateTimeOffset now)
{
    private readonly List<Seen> _posts = [.. channel.Posts.Where(p => p.Kind != PostKind.Service)
        .GroupBy(p => p.AlbumId is { } album ? -album : p.MessageId)
        .Select(g => new Seen(
            g.Min(p => p.MessageId), TimeZoneInfo.ConvertTime(g.First().PostedAt, zone).DateTime, g.Any(p => p.AlbumId is not null) ? PostKind.Album : g.First().Kind, g.Max(p => p.Text.Length),
            g.Max(p => p.Views), g.Max(p => p.Forwards), g.Max(p => p.Reactions), g.Max(p => p.Comments), g.Max(p => p.ViewsAt6Hours), g.Max(p => p.ViewsAt24Hours), g.Any(p => p.EditedAt is not null), g.All(p => p.DeletedAt is not null)))
        .OrderBy(p => p.Local)];

    public sealed record Seen(long Id, DateTime Local, PostKind Kind, int Length, long? Views, int? Forwards, int? Reactions, int? Comments, long? At6, long? At24, bool IsEdited, bool IsDeleted)
    {
        public double Interactions => (Reactions ?? 0) + (Forwards ?? 0) + (Comments ?? 0);
    }

    public List<Seen> All(DateOnly from, DateOnly to) => _posts.FindAll(p => DateOnly.FromDateTime(p.Local) >= from && DateOnly.FromDateTime(p.Local) <= to);

    public List<Seen> Posts(DateOnly from, DateOnly to) => All(from, to).FindAll(p => !p.IsDeleted);

    public static double? Mean(IEnumerable<long?> values) => values.OfType<long>().ToList() is { Count: > 0 } known ? known.Average() : null;

    public double? Views(DateOnly from, DateOnly to) => Mean(Posts(from, to).Select(p => p.Views));

    public double? Forwards(DateOnly from, DateOnly to) => Mean(Posts(from, to).Select(p => (long?)p.Forwards));

    public double? Comments(DateOnly from, DateOnly to) => Mean(Posts(from, to).Select(p => (long?)p.Comments));

    public double? Engagement(DateOnly from, DateOnly to) => Posts(from, to).FindAll(p => p.Views > 0) is { Count: > 0 } seen ? seen.Sum(p => p.Interactions) / seen.Sum(p => (double)p.Views!.Value) : null;

    public double? Reach(DateOnly from, DateOnly to) => Views(from, to) / Members(from, to);

    public double? Reach24(DateOnly from, DateOnly to) => Mean(Posts(from, to).Select(p => p.At24)) / Members(from, to);

    public long? MembersAt(DateTimeOffset at) => channel.Members.Where(m => m.TakenAt <= at).OrderBy(m => m.TakenAt).LastOrDefault()?.Members;

    public long? MembersAtEndOf(DateOnly day) => MembersAt(Earlier(Midnight(day.AddDays(1)).AddTicks(-1)));

    public long? Growth(DateOnly from, DateOnly to) => MembersAtEndOf(to) - (MembersAt(Midnight(from)) ?? channel.Members.OrderBy(m => m.TakenAt).FirstOrDefault(m => m.TakenAt > Midnight(from))?.Members);

    public double? Members(DateOnly from, DateOnly to) => Mean(Days(from, to).Where(d => Midnight(d) <= now).Select(MembersAtEndOf));

    public double? Gained(DateOnly from, DateOnly to) => channel.Hours.Where(h => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(h.Hour, zone).DateTime) is var day && day >= from && day <= to).ToList() is { Count: > 0 } some ? some.Sum(h => h.Views) : null;

    private static IEnumerable<DateOnly> Days(DateOnly from, DateOnly to)
    {
        for (var day = from; day <= to; day = day.AddDays(1))
            yield return day;
    }

    // No zone of these tests changes its clock at midnight.
    private DateTimeOffset Midnight(DateOnly day)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(local, zone.GetUtcOffset(local));
    }

    private DateTimeOffset Earlier(DateTimeOffset at) => at < now ? at : now;
}
