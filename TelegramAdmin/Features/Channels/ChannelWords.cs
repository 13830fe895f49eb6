using System.Globalization;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Channels;
using TelegramAdmin.Core.Channels.Accounts;
using TelegramAdmin.Core.Channels.Figures.Listing;
using TelegramAdmin.Core.Channels.Posts;

namespace TelegramAdmin.Features.Channels;

/// <summary>Channels and posts in words.</summary>
internal static class ChannelWords
{
    private const int LongestTitle = 80;
    private const int ShortTitle = 28;

    /// <summary>A word of the status family "channel". A channel that is followed stands as its account does.</summary>
    public static string State(ChannelRow row, DateTimeOffset now) => row.Channel.State switch
    {
        ChannelState.Private => "private",
        ChannelState.Gone => "gone",
        ChannelState.NotFollowed => "not followed",
        _ when row.AccountState is AccountState.SessionEnded or AccountState.Banned => "session ended",
        _ when row.WaitsUntil > now => "flood wait",
        ChannelState.Live => "live",
        _ => "catching up",
    };

    public static string Members(long? members, Localizer words) =>
        members is { } known ? words.Count(known, "{0} member", "{0} members") : words["members unknown"];

    /// <summary>history complete since 2 Mar 2023, 1,214 posts.</summary>
    public static string History(ChannelRow row, DateTimeOffset now, Reader reader, Localizer words)
    {
        if (row.OldestAt is not { } oldest)
            return row.Channel.HistoryDoneAt is null ? words["nothing read yet"] : words["no posts"];
        var (day, posts) = (Times.Date(oldest, now, reader), Posts(row.Posts, words));
        return row.Channel.HistoryDoneAt is null ? words["read back to {0}, {1}", day, posts] : words["history complete since {0}, {1}", day, posts];
    }

    /// <summary>How many posts of the history shall come; null where nobody knows.</summary>
    public static long? HistoryWanted(this TrackedChannel channel) => (channel.HistoryLimit, channel.HistoryTotal) switch
    {
        ({ } limit, { } total) => Math.Min(limit, total),
        (null, { } total) when channel.HistorySince is null => total,
        ({ } limit, null) => limit,
        _ => null,
    };

    /// <summary>1,200 of 3,400 posts.</summary>
    public static string Read(TrackedChannel channel, Localizer words)
    {
        if (channel.HistoryWanted() is not { } wanted)
            return words.Count(channel.HistoryRead, "{0} post read", "{0} posts read");
        var read = Numbers.Count(Math.Min(channel.HistoryRead, wanted));
        return wanted == 1 ? words["{0} of 1 post", read] : words["{0} of {1} posts", read, Numbers.Count(wanted)];
    }

    public static string Kind(PostKind kind) => kind switch
    {
        PostKind.Text => "Text",
        PostKind.Photo => "Photo",
        PostKind.Video => "Video",
        PostKind.Album => "Album",
        PostKind.Animation => "Animation",
        PostKind.Audio => "Audio",
        PostKind.Voice => "Voice",
        PostKind.VideoNote => "Video note",
        PostKind.Document => "Document",
        PostKind.Poll => "Poll",
        PostKind.Sticker => "Sticker",
        PostKind.Location => "Location",
        PostKind.Contact => "Contact",
        PostKind.Story => "Story",
        PostKind.Service => "Channel note",
        _ => "Other",
    };

    /// <summary>The first line of a post, or what it is.</summary>
    public static string Title(string text, PostKind kind, Localizer words)
    {
        var line = text.AsSpan().Trim().EnumerateLines() is var lines && lines.MoveNext() ? lines.Current.Trim().ToString() : "";
        return line.Length == 0 ? words[Kind(kind)] : line.Length <= LongestTitle ? line : Cut(line, LongestTitle);
    }

    /// <summary>A title that fits beside a ring on a chart.</summary>
    public static string Short(string text, PostKind kind, Localizer words) => Title(text, kind, words) is { Length: > ShortTitle } title ? Cut(title, ShortTitle) : Title(text, kind, words);

    public static string Posts(long count, Localizer words) => words.Count(count, "{0} post", "{0} posts");

    /// <summary>Tue 12 May, 20:04.</summary>
    public static string Moment(DateTimeOffset at, DateTimeOffset now, Reader reader)
    {
        var local = reader.Local(at);
        return $"{local.ToString(local.Year == reader.Local(now).Year ? "ddd d MMM" : "d MMM yyyy", CultureInfo.CurrentCulture)}, {Times.Clock(at, reader)}";
    }

    // Never half of a surrogate pair.
    private static string Cut(string line, int length) => line[..(char.IsHighSurrogate(line[length - 1]) ? length - 1 : length)].TrimEnd() + "…";
}
