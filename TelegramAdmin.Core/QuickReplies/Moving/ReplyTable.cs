using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Core.QuickReplies.Moving;

/// <summary>
/// Quick replies as rows of a spreadsheet: a row for each message, several with one shortcut below each other for a reply of several messages.
/// Buttons: a line for each row of them, <c>Text</c> or <c>Text &gt; https://…</c>, with <c> | </c> between.
/// </summary>
internal static class ReplyTable
{
    private const string Team = "team";
    private const string Private = "private";
    private const string Between = " | ";
    private const string To = " > ";

    private static readonly string[] Columns = ["shortcut", "title", "category", "whose", "text", "buttons", "file"];

    public static string Head { get; } = CsvText.Line(Columns);

    public static string Write(ExportedReply reply) => string.Concat(reply.Steps.Select(step =>
        CsvText.Line(reply.Shortcut, reply.Title, reply.Category, reply.IsPrivate ? Private : Team, step.Text, Buttons(step.Buttons), step.File?.Name)));

    /// <summary>The replies of a table with the line at which each begins, or why the table is none.</summary>
    public static Result<List<(string Where, ExportedReply? Reply)>> Read(string text)
    {
        var firstLine = text.AsSpan(0, text.IndexOf('\n', StringComparison.Ordinal) is >= 0 and var end ? end : text.Length);
        var rows = CsvText.Read(text, firstLine.Count(';') > firstLine.Count(',') ? ';' : ',').Where(row => row.Cells.Any(c => c.Length > 0)).ToList();
        var head = rows.Count > 0 ? rows[0].Cells.Select(c => c.Trim().ToLowerInvariant()).ToList() : [];
        if (!head.Contains("shortcut") || !head.Contains("text"))
            return QuickReplyErrors.ImportUnreadable($"The first line names the columns. It needs at least shortcut and text; there may be {string.Join(", ", Columns.Except(["shortcut", "text"]))}.");
        var lines = rows.Skip(1).Select(row => new Row(row.Line, Columns.ToDictionary(c => c, c => head.IndexOf(c) is >= 0 and var at && at < row.Cells.Count ? row.Cells[at] : ""))).ToList();
        return Group(lines);
    }

    private static List<(string Where, ExportedReply? Reply)> Group(List<Row> lines)
    {
        var replies = new List<(string Where, ExportedReply? Reply)>();
        foreach (var line in lines)
        {
            if (replies is [.., (var where, { } last)] && last.Shortcut == line["shortcut"] && last.IsPrivate == line.IsPrivate)
                replies[^1] = (where, last with { Steps = [.. last.Steps, line.Step] });
            else
                replies.Add((FormattableString.Invariant($"line {line.Number}"), line.Reply));
        }
        return replies;
    }

    private static string? Buttons(IReadOnlyList<IReadOnlyList<OperatorButton>>? rows) =>
        rows is null ? null : string.Join('\n', rows.Select(row => string.Join(Between, row.Select(b => b.Url is null ? b.Text : b.Text + To + b.Url))));

    private static List<List<OperatorButton>>? Buttons(string text) => string.IsNullOrWhiteSpace(text) ? null
        : [.. text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(row => row.Split(Between).Select(Button).ToList())];

    private static OperatorButton Button(string text) =>
        text.LastIndexOf(To, StringComparison.Ordinal) is >= 0 and var at ? new OperatorButton(text[..at].Trim(), text[(at + To.Length)..].Trim()) : new OperatorButton(text.Trim());

    private sealed record Row(int Number, Dictionary<string, string> Cells)
    {
        public string this[string column] => column == "text" ? Cells[column] : Cells[column].Trim();

        public bool IsPrivate => this["whose"].Equals(Private, StringComparison.OrdinalIgnoreCase);

        public ExportedStep Step => new() { Text = this["text"], Buttons = Buttons(this["buttons"]), File = this["file"].Length == 0 ? null : new ExportedFile(this["file"], "", null) };

        public ExportedReply Reply => new(this["shortcut"], this["title"].Length > 0 ? this["title"] : this["shortcut"], [Step]) { Category = this["category"], IsPrivate = IsPrivate };
    }
}
