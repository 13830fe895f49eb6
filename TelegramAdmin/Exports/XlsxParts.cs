using System.Globalization;
using System.Security;

namespace TelegramAdmin.Exports;

/// <summary>What stands around the rows of a workbook.</summary>
internal static class XlsxParts
{
    public const int MomentStyle = 1;
    public const int DayStyle = 2;
    public const int HeadingStyle = 3;

    public const string SheetEnd = "</sheetData></worksheet>";

    private const string Head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";

    /// <summary>A name of a sheet may be so long.</summary>
    private const int LongestTitle = 31;

    private const string Styles = Head + $"<styleSheet xmlns=\"{Main}\">"
        + "<numFmts count=\"2\"><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\\ hh:mm:ss\"/><numFmt numFmtId=\"165\" formatCode=\"yyyy\\-mm\\-dd\"/></numFmts>"
        + "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font><font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
        + "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>"
        + "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
        + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
        + "<cellXfs count=\"4\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
        + "<xf numFmtId=\"164\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>"
        + "<xf numFmtId=\"165\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>"
        + "<xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\"/></cellXfs></styleSheet>";

    public static string Sheet(int number) => string.Create(CultureInfo.InvariantCulture, $"xl/worksheets/sheet{number}.xml");

    /// <summary>With the heading kept in sight and columns wide enough for a date.</summary>
    public static string SheetStart(int columns) => Head + string.Create(CultureInfo.InvariantCulture,
        $"<worksheet xmlns=\"{Main}\"><sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><cols><col min=\"1\" max=\"{columns}\" width=\"20\" customWidth=\"1\"/></cols><sheetData>");

    public static IEnumerable<(string Name, string Text)> Around(string title, int sheets)
    {
        var all = Enumerable.Range(1, sheets).ToList();
        yield return ("xl/styles.xml", Styles);
        yield return ("xl/workbook.xml", Head + $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Links}\"><sheets>{Join(all, n => $"<sheet name=\"{Name(title, n)}\" sheetId=\"{n}\" r:id=\"rId{n}\"/>")}</sheets></workbook>");
        yield return ("xl/_rels/workbook.xml.rels", Relations([.. all.Select(n => ($"rId{Text(n)}", "worksheet", $"worksheets/sheet{Text(n)}.xml")), ("rIdStyles", "styles", "styles.xml")]));
        yield return ("_rels/.rels", Relations([("rId1", "officeDocument", "xl/workbook.xml")]));
        yield return ("[Content_Types].xml", Head + $"<Types xmlns=\"{Package}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            + Override("/xl/workbook.xml", "sheet.main") + Override("/xl/styles.xml", "styles") + Join(all, n => Override("/" + Sheet(n), "worksheet")) + "</Types>");
    }

    private static string Override(string part, string kind) => $"<Override PartName=\"{part}\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.{kind}+xml\"/>";

    private static string Relations(IEnumerable<(string Id, string Kind, string Target)> links) =>
        Head + $"<Relationships xmlns=\"{Package}/relationships\">{string.Concat(links.Select(l => $"<Relationship Id=\"{l.Id}\" Type=\"{Links}/{l.Kind}\" Target=\"{l.Target}\"/>"))}</Relationships>";

    private static string Name(string title, int number)
    {
        var end = number == 1 ? "" : " " + Text(number);
        return SecurityElement.Escape(title.Length + end.Length > LongestTitle ? title[..(LongestTitle - end.Length)] : title) + end;
    }

    private static string Join(IEnumerable<int> numbers, Func<int, string> part) => string.Concat(numbers.Select(part));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
