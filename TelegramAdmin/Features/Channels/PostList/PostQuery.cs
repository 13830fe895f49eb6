using TelegramAdmin.Core.Channels.Figures;
using TelegramAdmin.Core.Channels.Figures.Listing;
using TelegramAdmin.Core.Channels.Figures.Periods;
using TelegramAdmin.Core.Channels.Posts;

namespace TelegramAdmin.Features.Channels.PostList;

/// <summary>Which posts and in which order, as it stands in the address; what cannot be read filters nothing.</summary>
/// <param name="Sort">A field, the least first, or −field, the most first.</param>
public sealed record PostQuery(string? Text = null, string? Kind = null, string? Fate = null, string? Hour = null, string? Day = null, string? Length = null, string? Sort = null)
{
    private const int LongestText = 100;

    public PostKind? PostKind => Enum.GetValues<PostKind>().Cast<PostKind?>().FirstOrDefault(k => Word(k!.Value) == Kind);

    public PostFate? PostFate => Enum.GetValues<PostFate>().Cast<PostFate?>().FirstOrDefault(f => Word(f!.Value) == Fate);

    public WeekHour? WeekHour => FigureTexts.ReadHour(Hour);

    public DayOfWeek? WeekDay => FigureTexts.ReadDay(Day);

    public TextLengths? TextLength => TextLengths.Read(Length);

    /// <summary>Nothing narrows the list.</summary>
    public bool IsWide => string.IsNullOrWhiteSpace(Text) && (PostKind, PostFate, WeekHour, WeekDay, TextLength) is (null, null, null, null, null);

    public static PostQuery Of(IQueryCollection query) => new(query["q"], query["kind"], query["fate"], query["hour"], query["day"], query["length"], query["sort"]);

    /// <summary>A word as it stands in addresses: videonote, engagement.</summary>
    public static string Word<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();

    public PostFilter ToFilter(ChannelPeriod period) => new(period)
    {
        Text = Text is { Length: > LongestText } ? Text[..LongestText] : Text,
        Kind = PostKind,
        Fate = PostFate,
        Hour = WeekHour,
        Day = WeekDay,
        Length = TextLength,
        Order = Enum.GetValues<PostOrder>().FirstOrDefault(o => Word(o) == Sort?.TrimStart('-'), PostOrder.Posted),
        IsRising = Sort is { Length: > 0 } && Sort[0] != '-',
    };

    /// <summary>The kinds that can be asked for: the channel's own notes are not listed.</summary>
    public static IReadOnlyList<PostKind> Kinds { get; } = [.. Enum.GetValues<PostKind>().Where(k => k != Core.Channels.Posts.PostKind.Service)];
}
