using System.Globalization;
using TelegramAdmin.Components.Controls;
using TelegramAdmin.Core.Access;

namespace TelegramAdmin.Features.Operations.Audit;

/// <summary>What the address of the audit log says, and the filter that it means.</summary>
internal sealed record AuditQuery(string? By, string? Action, string? Target, string? Words, string? Period, string? From, string? To)
{
    public static IReadOnlyList<Choice> Periods { get; } = [new("24h", "24 hours"), new("7d", "7 days"), new("30d", "30 days"), new("90d", "90 days")];

    public static string Last(Choice period) => "last " + period.Words;

    public bool IsEmpty => this == new AuditQuery(null, null, null, null, null, null, null);

    public static AuditQuery Of(IQueryCollection query) => new(Text(query, "by"), Text(query, "action"), Text(query, "target"), Text(query, "q"), Text(query, "period"), Text(query, "from"), Text(query, "to"));

    /// <param name="zone">In which days begin.</param>
    public AuditFilter ToFilter(DateTimeOffset now, TimeZoneInfo zone, long? before = null) => new(By, before)
    {
        Action = Action,
        Target = Target,
        Words = string.IsNullOrWhiteSpace(Words) ? null : Words.Trim(),
        Since = Day(From, zone, 0) ?? Period switch { "24h" => now.AddDays(-1), "7d" => now.AddDays(-7), "30d" => now.AddDays(-30), "90d" => now.AddDays(-90), _ => null },
        Until = Day(To, zone, 1),
    };

    private static DateTimeOffset? Day(string? text, TimeZoneInfo zone, int more)
    {
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) || day.Year is < 2000 or > 9000)
            return null;
        var start = day.AddDays(more).ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(start, zone.GetUtcOffset(start)).ToUniversalTime();
    }

    private static string? Text(IQueryCollection query, string name) => query[name].ToString() is { Length: > 0 } text ? text : null;
}
