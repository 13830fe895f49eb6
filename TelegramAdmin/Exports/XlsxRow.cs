using System.Globalization;
using System.Text;
using System.Xml;

namespace TelegramAdmin.Exports;

/// <summary>A row of a sheet. Texts stand in it as they are, so that nothing is taken for a formula; dates are real dates, in UTC.</summary>
internal static class XlsxRow
{
    private const int LongestText = 32_767;

    /// <summary>Excel counts with 15 digits; a longer number, such as an id, would lose its end.</summary>
    private const long LargestNumber = 999_999_999_999_999;

    private static readonly DateTime First = new(1900, 3, 1, 0, 0, 0, DateTimeKind.Utc);

    public static string Heading(IReadOnlyList<string> columns)
    {
        var row = new StringBuilder("<row r=\"1\">");
        foreach (var column in columns)
            AppendText(row, column, XlsxParts.HeadingStyle);
        return row.Append("</row>").ToString();
    }

    /// <param name="number">From 1.</param>
    public static string Of(int number, IReadOnlyList<object?> cells)
    {
        var row = new StringBuilder(64 * cells.Count).Append(CultureInfo.InvariantCulture, $"<row r=\"{number}\">");
        foreach (var cell in cells)
            Append(row, cell);
        return row.Append("</row>").ToString();
    }

    private static void Append(StringBuilder row, object? value)
    {
        switch (value)
        {
            case null: row.Append("<c/>"); break;
            case bool flag: row.Append("<c t=\"b\"><v>").Append(flag ? '1' : '0').Append("</v></c>"); break;
            case int or short: AppendNumber(row, (IFormattable)value); break;
            case long number and >= -LargestNumber and <= LargestNumber: AppendNumber(row, number); break;
            case decimal number: AppendNumber(row, number); break;
            case double number when double.IsFinite(number): AppendNumber(row, number); break;
            case DateTimeOffset at when at.UtcDateTime >= First: AppendDate(row, at.UtcDateTime, XlsxParts.MomentStyle); break;
            case DateOnly day when day.ToDateTime(TimeOnly.MinValue) >= First: AppendDate(row, day.ToDateTime(TimeOnly.MinValue), XlsxParts.DayStyle); break;
            default: AppendText(row, Convert.ToString(value, CultureInfo.InvariantCulture) ?? "", style: 0); break;
        }
    }

    private static void AppendNumber(StringBuilder row, IFormattable number) => row.Append("<c><v>").Append(number.ToString(null, CultureInfo.InvariantCulture)).Append("</v></c>");

    // Days since the end of 1899, as section 18.17.4.1 counts them.
    private static void AppendDate(StringBuilder row, DateTime at, int style) =>
        row.Append(CultureInfo.InvariantCulture, $"<c s=\"{style}\"><v>{at.ToOADate():0.##########}</v></c>");

    private static void AppendText(StringBuilder row, string text, int style)
    {
        row.Append(CultureInfo.InvariantCulture, $"<c s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
        AppendEscaped(row, text.AsSpan(0, Math.Min(text.Length, LongestText)));
        row.Append("</t></is></c>");
    }

    private static void AppendEscaped(StringBuilder row, ReadOnlySpan<char> text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            var c = text[at];
            if (c == '&')
                row.Append("&amp;");
            else if (c == '<')
                row.Append("&lt;");
            else if (c == '>')
                row.Append("&gt;");
            else if (XmlConvert.IsXmlChar(c))
                row.Append(c);
            else if (at + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[at + 1], c))
                row.Append(c).Append(text[++at]);
            else
                row.Append('\uFFFD');
        }
    }
}
