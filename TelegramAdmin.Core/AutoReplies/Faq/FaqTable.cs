using System.Text;
using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Core.AutoReplies.Faq;

/// <summary>A CSV file of questions as it was read, before anything is checked.</summary>
internal sealed record FaqTable(IReadOnlyList<FaqLine> Lines, IReadOnlyList<FaqRefusal> Refused)
{
    public static IReadOnlyList<string> Columns { get; } = ["question", "answer", "keywords", "category", "language"];

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    public static async Task<Result<FaqTable>> ReadAsync(Stream content, CancellationToken cancellation)
    {
        var text = await TextAsync(content, cancellation);
        if (!text.TryGet(out var csv, out var broken))
            return broken;
        var lines = CsvTable.Read(csv).ToList();
        var names = lines is [{ Cells: { } first }, ..] ? first.Select(n => n.Trim().ToLowerInvariant()).ToList() : [];
        string[] missing = [.. Columns.Take(2).Where(c => !names.Contains(c))];
        return missing.Length > 0 ? FaqErrors.ColumnsMissing(string.Join(" and ", missing)) : Of(lines.Skip(1), names);
    }

    private static FaqTable Of(IEnumerable<(int Number, IReadOnlyList<string>? Cells)> rows, List<string> names)
    {
        var (lines, refused) = (new List<FaqLine>(), new List<FaqRefusal>());
        foreach (var (number, cells) in rows)
        {
            if (cells is null)
                refused.Add(new FaqRefusal(number, "A quotation mark is opened here and never closed."));
            else if (cells.Count > names.Count)
                refused.Add(new FaqRefusal(number, $"It has {cells.Count} cells, the first line {names.Count}. Put text with a comma or semicolon into quotation marks."));
            else
                lines.Add(new FaqLine(number, Draft(name => names.IndexOf(name) is var i and >= 0 && i < cells.Count ? cells[i] : ""), IsNew: true));
        }
        return new FaqTable(lines, refused);
    }

    private static FaqDraft Draft(Func<string, string> cell) =>
        new FaqDraft(cell("question"), cell("answer")) { Keywords = cell("keywords"), Category = cell("category"), Language = cell("language") }.Tidy();

    private static async Task<Result<string>> TextAsync(Stream content, CancellationToken cancellation)
    {
        var bytes = new byte[FaqFile.LargestFile + 1];
        var length = await content.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellation);
        if (length > FaqFile.LargestFile)
            return FaqErrors.FileTooLarge;
        try
        {
            var text = Strict.GetString(bytes, 0, length).TrimStart('\uFEFF');
            return text.Contains('\0', StringComparison.Ordinal) ? FaqErrors.FileNotText : text;
        }
        catch (DecoderFallbackException)
        {
            return FaqErrors.FileNotText;
        }
    }
}
