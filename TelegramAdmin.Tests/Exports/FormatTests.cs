using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using TelegramAdmin.Exports;

namespace TelegramAdmin.Tests.Exports;

/// <summary>What the files hold, read back.</summary>
public sealed class FormatTests
{
    private static readonly DateTimeOffset Moment = new(2026, 5, 14, 16, 30, 15, TimeSpan.FromHours(2));

    private static readonly IReadOnlyList<object?>[] Rows =
    [
        ["=1+1", 12L, 4.5m, true, Moment, new DateOnly(2026, 5, 14), null],
        ["Ann \"A\" <Lee> & \u0001 🎁, ok", -7L, 1234567890123456789L, false, null, null, "@SUM(A1)"],
    ];

    private static readonly string[] Columns = ["name", "count", "number", "flag", "at", "day", "name"];

    [Fact]
    public async Task Csv_ReadBack_HoldsEveryCell_AndNoFormula()
    {
        var text = Encoding.UTF8.GetString(await WrittenAsync(new CsvFormat()));

        Assert.Equal(
            "\uFEFFname,count,number,flag,at,day,name\r\n"
            + "'=1+1,12,4.5,yes,2026-05-14T14:30:15Z,2026-05-14,\r\n"
            + "\"Ann \"\"A\"\" <Lee> & \u0001 🎁, ok\",-7,1234567890123456789,no,,,'@SUM(A1)\r\n", text);
    }

    [Fact]
    public async Task Json_ReadBack_IsAnArrayOfObjects()
    {
        using var json = JsonDocument.Parse(await WrittenAsync(new JsonFormat()));

        Assert.Equal(2, json.RootElement.GetArrayLength());
        var (first, second) = (json.RootElement[0], json.RootElement[1]);
        Assert.Equal(("=1+1", 12, 4.5m, true), (first.GetProperty("name").GetString(), first.GetProperty("count").GetInt64(), first.GetProperty("number").GetDecimal(), first.GetProperty("flag").GetBoolean()));
        Assert.Equal((Moment, "2026-05-14"), (first.GetProperty("at").GetDateTimeOffset(), first.GetProperty("day").GetString()));
        Assert.Equal("@SUM(A1)", second.GetProperty("name 2").GetString());
        Assert.Equal(Rows[1][0], second.GetProperty("name").GetString());
        Assert.Equal(1234567890123456789L, second.GetProperty("number").GetInt64());
    }

    [Fact]
    public async Task Xlsx_ReadBack_HasTextsNumbersAndRealDates()
    {
        using var zip = new ZipArchive(new MemoryStream(await WrittenAsync(new XlsxFormat())));
        var cells = Part(zip, "xl/worksheets/sheet1.xml").Descendants().Where(e => e.Name.LocalName == "row").Select(r => r.Elements().ToList()).ToList();

        Assert.Equal(Columns, cells[0].Select(c => c.Value));
        Assert.Empty(Part(zip, "xl/worksheets/sheet1.xml").Descendants().Where(e => e.Name.LocalName == "f"));
        Assert.Equal(("=1+1", "inlineStr"), (cells[1][0].Value, cells[1][0].Attribute("t")!.Value));
        Assert.Equal(("12", "4.5", "1", ""), (cells[1][1].Value, cells[1][2].Value, cells[1][3].Value, cells[1][6].Value));
        var (moment, day) = (cells[1][4], cells[1][5]);
        Assert.Equal(("1", "2"), (moment.Attribute("s")!.Value, day.Attribute("s")!.Value));
        Assert.Equal(Moment.UtcDateTime, DateTime.FromOADate(double.Parse(moment.Value, System.Globalization.CultureInfo.InvariantCulture)), TimeSpan.FromMilliseconds(100));
        Assert.Equal("46156", day.Value);
        Assert.Equal("Ann \"A\" <Lee> & \uFFFD 🎁, ok", cells[2][0].Value);
        Assert.Equal(("1234567890123456789", "inlineStr"), (cells[2][2].Value, cells[2][2].Attribute("t")!.Value));
        Assert.Equal(["yyyy\\-mm\\-dd\\ hh:mm:ss", "yyyy\\-mm\\-dd"], Part(zip, "xl/styles.xml").Descendants().Where(e => e.Name.LocalName == "numFmt").Select(e => e.Attribute("formatCode")!.Value));
    }

    [Fact]
    public async Task Xlsx_WithMoreRowsThanASheetTakes_GoesOnWithTheNext()
    {
        var stream = new MemoryStream();
        await new XlsxFormat(mostRows: 3).WriteAsync(stream, "long", ExportTable.Of(["n"], Enumerable.Range(1, 5).Select(IReadOnlyList<object?> (n) => [n])), CancellationToken.None);

        using var zip = new ZipArchive(new MemoryStream(stream.ToArray()));
        string[] Values(int sheet) => [.. Part(zip, $"xl/worksheets/sheet{sheet}.xml").Descendants().Where(e => e.Name.LocalName == "c").Select(e => e.Value)];
        Assert.Equal(["n", "1", "2"], Values(1));
        Assert.Equal(["n", "3", "4"], Values(2));
        Assert.Equal(["n", "5"], Values(3));
        Assert.Equal(["long", "long 2", "long 3"], Part(zip, "xl/workbook.xml").Descendants().Where(e => e.Name.LocalName == "sheet").Select(e => e.Attribute("name")!.Value));
        Assert.Equal(3, Part(zip, "[Content_Types].xml").Descendants().Count(e => e.Attribute("ContentType")!.Value.EndsWith(".worksheet+xml", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    [InlineData("json")]
    public async Task File_OfManyRows_HoldsNoneOfThemInMemory(string extension)
    {
        ITableFormat format = extension switch { "csv" => new CsvFormat(), "xlsx" => new XlsxFormat(), _ => new JsonFormat() };
        var (written, held) = (new List<WeakReference>(), 0);

        await format.WriteAsync(Stream.Null, "many", new ExportTable(["id", "text", "at"], null, ManyAsync()), CancellationToken.None);

        Assert.Equal(200, written.Count);
        Assert.InRange(held, 0, 2);

        async IAsyncEnumerable<IReadOnlyList<object?>> ManyAsync()
        {
            for (var row = 1; row <= 200_000; row++)
                yield return Row(row);
            await Task.CompletedTask;
            GC.Collect();
            held = written.Count(w => w.IsAlive);
        }

        IReadOnlyList<object?> Row(int number)
        {
            object?[] row = [number, $"Person {number}", Moment];
            if (number % 1000 == 0)
                written.Add(new WeakReference(row));
            return row;
        }
    }

    [Fact]
    public async Task Run_ThatIsCancelled_GivesNoMoreRows()
    {
        using var run = new ExportProgress(TimeProvider.System).Begin(Guid.NewGuid(), total: 5, CancellationToken.None);
        var read = 0;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in run.CountAsync(Endless(), run.Cancellation))
            {
                if (++read == 3)
                    run.Cancel();
            }
        });

        Assert.Equal((3, 3), (read, run.Rows));
    }

    private static async IAsyncEnumerable<IReadOnlyList<object?>> Endless([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation = default)
    {
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            await Task.CompletedTask;
            yield return [1];
        }
    }

    private static async Task<byte[]> WrittenAsync(ITableFormat format)
    {
        var stream = new MemoryStream();
        await format.WriteAsync(stream, "table", ExportTable.Of(Columns, Rows), CancellationToken.None);
        return stream.ToArray();
    }

    private static XElement Part(ZipArchive zip, string name)
    {
        using var stream = zip.GetEntry(name)!.Open();
        return XElement.Load(stream);
    }
}
