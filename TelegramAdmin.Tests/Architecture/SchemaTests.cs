using System.Text.RegularExpressions;

namespace TelegramAdmin.Tests.Architecture;

/// <summary>docs/schema.md is what the model and its comments say.</summary>
public sealed partial class SchemaTests
{
    private const string Book = "docs/schema.md";

    [Fact]
    public void SchemaBook_SaysWhatTheModelSays()
    {
        if (Environment.GetEnvironmentVariable("TELEGRAMADMIN_WRITE_DOCS") == "1")
            File.WriteAllText(Path.Combine(Sources.Root, Book), SchemaBook.Text);

        var (model, book) = (SchemaBook.Text.Split('\n'), File.Exists(Path.Combine(Sources.Root, Book)) ? Sources.Read(Book).Split('\n') : []);
        var line = Enumerable.Range(0, Math.Max(model.Length, book.Length)).FirstOrDefault(i => model.ElementAtOrDefault(i) != book.ElementAtOrDefault(i), -1);

        Assert.True(line < 0, $"{Book} is out of date. Run SchemaTests with TELEGRAMADMIN_WRITE_DOCS=1 to renew it.\nmodel: {model.ElementAtOrDefault(line)}\nbook:  {book.ElementAtOrDefault(line)}");
    }

    [Fact]
    public void EachTable_SaysWhatItHolds_AndWhatIsCleanedHasItsAge()
    {
        Assert.Empty(Wordless().Matches(SchemaBook.Text).Select(m => m.Groups[1].Value));
        var cleaned = Cleaned().Matches(Sources.Read("TelegramAdmin.Core/Operations/Cleaning/CleaningRule.cs")).Select(m => m.Groups[1].Value).ToList();

        Assert.True(cleaned.Count > 10);
        Assert.Empty(cleaned.Except(Retention.Named));
        Assert.Empty(Retention.Named.Except(SchemaBook.Tables));
    }

    [GeneratedRegex(@"^### (\w+)\n\n(?:tenant|all workspaces) ", RegexOptions.Multiline)]
    private static partial Regex Wordless();

    // new("inbox_updates", "processed_at IS …", and new("rollups:hour", …
    [GeneratedRegex(@"^\s+new\(""([a-z_]+)\b", RegexOptions.Multiline)]
    private static partial Regex Cleaned();
}
