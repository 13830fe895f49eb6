using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using TelegramAdmin.Components.Controls;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Channels;
using TelegramAdmin.Core.Channels.Figures;
using TelegramAdmin.Core.Channels.Figures.Periods;

namespace TelegramAdmin.Features.Channels;

/// <summary>Which days of a channel and beside which others, as it stands in the address; what cannot be read asks for nothing.</summary>
/// <param name="With">Numbers of the channels that stand beside it, by commas.</param>
public sealed record ChannelQuery(string? Period = null, string? With = null)
{
    public const string Usual = "30d";

    private const string Whole = "all";

    public static IReadOnlyList<Choice> Periods(Localizer words) => [new("7d", words["7 d"]), new(Usual, words["30 d"]), new("90d", words["90 d"]), new(Whole, words.Sense("All (time)"))];

    /// <summary>The whole time, rather than the last days.</summary>
    public bool IsAll => Period == Whole;

    public static ChannelQuery Of(IQueryCollection query) => new(query["period"], query["with"]);

    /// <summary>The channels beside this one, as many as can stand there.</summary>
    public IReadOnlyList<long> Others(long channelId) =>
        [.. (With ?? "").Split(',').Select(Number).OfType<long>().Where(id => id != channelId).Distinct().Take(ChannelFigureReader.MostCompared - 1)];

    /// <summary>What <c>with</c> is when a channel comes to the others, or leaves them.</summary>
    public string? Toggled(long channelId, long other)
    {
        var others = Others(channelId).ToList();
        if (!others.Remove(other))
            others.Add(other);
        return others.Count == 0 ? null : string.Join(',', others.Select(id => id.ToString(CultureInfo.InvariantCulture)));
    }

    /// <param name="first">When the oldest post that is kept was posted; null for none.</param>
    public ChannelPeriod PeriodAt(DateTimeOffset now, TimeZoneInfo zone, TrackedChannel channel, DateTimeOffset? first) => Period switch
    {
        "7d" => ChannelPeriod.Last(7, now, zone),
        "90d" => ChannelPeriod.Last(90, now, zone),
        Whole => ChannelPeriod.Since(first ?? channel.AddedAt, now, zone),
        _ => ChannelPeriod.Last(30, now, zone),
    };

    /// <summary>One of the channel's pages with the same days.</summary>
    public string Href(long channelId, string part, params IEnumerable<(string Name, string? Value)> more)
    {
        var values = new Dictionary<string, string?> { ["period"] = Period };
        foreach (var (name, value) in more)
            values[name] = value;
        return QueryHelpers.AddQueryString(ChannelFrame.Href(channelId, part), values.Where(v => !string.IsNullOrEmpty(v.Value)));
    }

    private static long? Number(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
}
