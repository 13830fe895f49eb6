using System.Globalization;
using System.Text;

namespace TelegramAdmin.Core.Channels.Alerts;

/// <summary>A week of channels as a CSV file (RFC 4180).</summary>
internal static class ReportFile
{
    private const string Header = "channel,username,own,members,members_before,members_change,posts,posts_before,views_per_post,views_per_post_before,reactions,forwards,deleted,top_post,top_post_views,starts,new_people,purchases,revenue";

    // What begins so is a formula to a spreadsheet (OWASP, CSV injection).
    private static readonly char[] Formulas = ['=', '+', '-', '@', '\t', '\r'];

    public static byte[] Of(IEnumerable<ChannelWeek> weeks)
    {
        var text = new StringBuilder(Header).Append("\r\n");
        foreach (var week in weeks)
            text.AppendJoin(',', Cells(week)).Append("\r\n");
        return [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    private static IEnumerable<string> Cells(ChannelWeek week) =>
    [
        Text(week.Channel.Title), Text(week.Channel.Username), week.Channel.IsOwn ? "yes" : "no",
        Number(week.Members), Number(week.MembersBefore), Number(week.MembersMoved), Number(week.Posts), Number(week.PostsBefore), Number(week.ViewsPerPost), Number(week.ViewsPerPostBefore),
        Number(week.Reactions), Number(week.Forwards), Number(week.Deleted), Text(week.Top is { } top ? PostAddress.Of(week.Channel, top.MessageId) : null), Number(week.Top?.Views),
        Number(week.Outcome.Starts), Number(week.Outcome.NewPeople), Number(week.Outcome.Purchases),
        Text(string.Join("; ", week.Outcome.Revenue.Select(m => Payments.Catalogue.Currencies.Write(m.MinorUnits, m.Currency)))),
    ];

    private static string Number(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Number(double? number) => number?.ToString("0.#", CultureInfo.InvariantCulture) ?? "";

    private static string Text(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        var safe = Formulas.Contains(text[0]) ? $"'{text}" : text;
        return safe.AsSpan().ContainsAny(",\"\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
