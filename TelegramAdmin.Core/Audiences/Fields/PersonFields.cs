namespace TelegramAdmin.Core.Audiences.Fields;

/// <summary>What they speak: chosen by them, or told by Telegram.</summary>
internal sealed class LanguageField : IAudienceField
{
    private const int LongestTag = 16;

    public AudienceField Field => AudienceField.Language;

    public AudienceValues Values => AudienceValues.Codes;

    // "es" also means "es-MX".
    public string Write(Audience condition, AudienceSql sql) =>
        condition.Is == Comparison.Exists ? "p.language IS NOT NULL" : $"(p.language IS NOT NULL AND ({string.Join(" OR ", condition.Values!.Select(tag => One(tag.ToLowerInvariant(), sql)))}))";

    public string? Fault(Audience condition) =>
        condition.Values?.All(v => v.Length is >= 2 and <= LongestTag && v.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')) ?? true ? null : "languages are tags such as es or pt-br.";

    private static string One(string tag, AudienceSql sql) => $"lower(p.language) = {sql.Add(tag)} OR {sql.Like("p.language", $"{tag}-%")}";
}

internal sealed class CountryField : IAudienceField
{
    public AudienceField Field => AudienceField.Country;

    public AudienceValues Values => AudienceValues.Codes;

    public string Write(Audience condition, AudienceSql sql) =>
        condition.Is == Comparison.Exists ? "p.country IS NOT NULL" : $"(p.country IS NOT NULL AND p.country IN {sql.AddList(condition.Values!.Select(v => (object)v.ToUpperInvariant()))})";

    public string? Fault(Audience condition) =>
        condition.Values?.All(v => v.Length == 2 && v.All(char.IsAsciiLetter)) ?? true ? null : "countries are codes of two letters, such as ES.";
}

internal sealed class PremiumField : IAudienceField
{
    public AudienceField Field => AudienceField.Premium;

    public AudienceValues Values => AudienceValues.YesNo;

    public string Write(Audience condition, AudienceSql sql) => $"p.is_premium = {sql.Add(true)}";
}

internal sealed class LastSeenField : IAudienceField
{
    public AudienceField Field => AudienceField.LastSeen;

    public AudienceValues Values => AudienceValues.Moment;

    public IReadOnlyList<Comparison> Comparisons { get; } = [Comparison.WithinDays, Comparison.NotWithinDays, Comparison.From, Comparison.Until];

    public string Write(Audience condition, AudienceSql sql) => sql.Moment("p.last_seen_at", condition);
}

internal sealed class JoinedField : IAudienceField
{
    public AudienceField Field => AudienceField.Joined;

    public AudienceValues Values => AudienceValues.Moment;

    public IReadOnlyList<Comparison> Comparisons { get; } = [Comparison.WithinDays, Comparison.NotWithinDays, Comparison.From, Comparison.Until];

    public string Write(Audience condition, AudienceSql sql) => sql.Moment("p.first_seen_at", condition);
}

internal sealed class StartedField : IAudienceField
{
    public AudienceField Field => AudienceField.Started;

    public AudienceValues Values => AudienceValues.Moment;

    public string Write(Audience condition, AudienceSql sql) => sql.Moment("p.started_at", condition);
}

internal sealed class StartLinkField : IAudienceField
{
    public AudienceField Field => AudienceField.StartLink;

    public AudienceValues Values => AudienceValues.Words;

    public string Write(Audience condition, AudienceSql sql) => sql.Words("p.start_link", condition);
}
