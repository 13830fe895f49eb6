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

        var written = File.Exists(Path.Combine(Sources.Root, Book)) ? Sources.Read(Book).Split('\n') : [];
        var differs = SchemaBook.Text.Split('\n').Zip([.. written, .. Enumerable.Repeat("(nothing)", 10_000)]).FirstOrDefault(line => line.First != line.Second);

        Assert.True(differs == default && written.Length == SchemaBook.Text.Split('\n').Length,
            $"{Book} is out of date. Run SchemaTests with TELEGRAMADMIN_WRITE_DOCS=1 to renew it.\nmodel: {differs.First}\nbook:  {differs.Second}");
    }

    [Fact]
    public void EachTable_SaysWhatItHolds_AndWhatIsCleanedHasItsAge()
    {
        Assert.DoesNotContain("kept for ever\n\n| column | type | key | meaning |\n|---|---|---|---|\n\n", SchemaBook.Text, StringComparison.Ordinal);
        var cleaned = Cleaned().Matches(Sources.Read("TelegramAdmin.Core/Operations/Cleaner.cs")).Select(m => m.Groups[1].Value).ToList();

        Assert.True(cleaned.Count > 10);
        Assert.Empty(cleaned.Except(Retention.Named));
        Assert.Empty(Retention.Named.Except(SchemaBook.Tables));
    }

    // ("inbox_updates", "processed_at IS …", and DELETE FROM consumers.
    [GeneratedRegex(@"(?:^\s+\(""|DELETE FROM )([a-z_]+)\b", RegexOptions.Multiline)]
    private static partial Regex Cleaned();
}
