using System.Text.RegularExpressions;

/// <summary>
/// The model as it was after a migration is needed where SQLite makes a table anew, and nowhere else: docs/decisions/0026. It is thousands of lines for each.
/// </summary>
internal static partial class NeedsModel
{
    public static bool RebuildsATable(string migration) =>
        Rebuilding().IsMatch(migration[migration.IndexOf(" void Up(", StringComparison.Ordinal)..migration.IndexOf(" void Down(", StringComparison.Ordinal)]);

    public static string LeaveOut(string metadata) => ModelsNamespaces().Replace(Model().Replace(metadata, "\n"), "");

    [GeneratedRegex(@"migrationBuilder\.((Alter|Drop)Column|(Add|Drop)(ForeignKey|CheckConstraint|PrimaryKey|UniqueConstraint))\b")]
    private static partial Regex Rebuilding();

    [GeneratedRegex(@"\s+/// <inheritdoc />\s+protected override void BuildTargetModel.*#pragma warning restore 612, 618\s+\}\s+(?=    \})", RegexOptions.Singleline)]
    private static partial Regex Model();

    [GeneratedRegex(@"using (System|Microsoft\.EntityFrameworkCore(\.Storage\.ValueConversion|\.Metadata)?|Npgsql\.EntityFrameworkCore\.PostgreSQL\.Metadata);\r?\n")]
    private static partial Regex ModelsNamespaces();
}
