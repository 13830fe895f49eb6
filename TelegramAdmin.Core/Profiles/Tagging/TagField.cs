using TelegramAdmin.Core.Audiences;

namespace TelegramAdmin.Core.Profiles.Tagging;

/// <summary>Who carries one of these tags.</summary>
internal sealed class TagField : IAudienceField
{
    public AudienceField Field => AudienceField.Tag;

    public AudienceValues Values => AudienceValues.Words;

    public string Write(Audience condition, AudienceSql sql) => $"""
        EXISTS (SELECT 1 FROM person_tags g WHERE g.workspace_id = p.workspace_id AND g.telegram_user_id = p.telegram_user_id AND {sql.Words("g.name", condition)})
        """;
}
