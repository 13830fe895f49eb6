using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Users;

namespace TelegramAdmin.Core.Audiences.Fields;

/// <summary>What the team or its programs know of them.</summary>
internal sealed class AttributeField : IAudienceField
{
    public AudienceField Field => AudienceField.Attribute;

    public AudienceValues Values => AudienceValues.Words;

    public string Write(Audience condition, AudienceSql sql) => $"""
        EXISTS (SELECT 1 FROM person_attributes t WHERE t.workspace_id = p.workspace_id AND t.telegram_user_id = p.telegram_user_id
        AND t.name = {sql.Add(condition.Name!)} AND {sql.Words("t.value", condition)})
        """;

    public string? Fault(Audience condition) => PersonAttribute.IsName(condition.Name!) ? null : PersonAttribute.NameRule;
}

/// <summary>Who stands on one of these uploaded lists.</summary>
internal sealed class ListField : IAudienceField, IAudienceChoices
{
    public AudienceField Field => AudienceField.List;

    public AudienceValues Values => AudienceValues.Ids;

    // The workspace in the condition too: a list of another one holds nobody.
    public string Write(Audience condition, AudienceSql sql) => $"""
        EXISTS (SELECT 1 FROM listed_people l WHERE l.list_id IN {sql.AddIds(condition)} AND l.telegram_user_id = p.telegram_user_id AND l.workspace_id = p.workspace_id)
        """;

    public async Task<IReadOnlyList<AudienceChoice>> ReadAsync(AppDbContext db, IReadOnlyCollection<long>? only, CancellationToken cancellation) =>
        [.. (await db.PersonLists.Where(l => l.People > 0 && (only == null || only.Contains(l.Id))).OrderBy(l => l.Name).ToListAsync(cancellation))
            .Select(l => new AudienceChoice(l.Id.ToString(CultureInfo.InvariantCulture), l.Name))];
}

/// <summary>Who is in one of these saved segments; <see cref="SegmentExpansion"/> puts what they hold into its place before anything is written.</summary>
internal sealed class SegmentField : IAudienceField, IAudienceChoices
{
    public AudienceField Field => AudienceField.Segment;

    public AudienceValues Values => AudienceValues.Ids;

    public string Write(Audience condition, AudienceSql sql) => throw new InvalidOperationException("Segments are spelled out before an audience is written.");

    public async Task<IReadOnlyList<AudienceChoice>> ReadAsync(AppDbContext db, IReadOnlyCollection<long>? only, CancellationToken cancellation) =>
        [.. (await db.Segments.Where(s => only == null || only.Contains(s.Id)).OrderBy(s => s.Name).ToListAsync(cancellation))
            .Select(s => new AudienceChoice(s.Id.ToString(CultureInfo.InvariantCulture), s.Name))];
}
