using TelegramAdmin.Core.Audiences;

namespace TelegramAdmin.Core.Moderation.Matching;

/// <summary>Who is banned or muted now.</summary>
internal sealed class RestrictedField : IAudienceField
{
    public AudienceField Field => AudienceField.Restricted;

    public AudienceValues Values => AudienceValues.YesNo;

    public string Write(Audience condition, AudienceSql sql) => $"""
        p.telegram_user_id IN (SELECT r.telegram_user_id FROM restrictions r WHERE r.workspace_id = {sql.WorkspaceName} AND (r.until IS NULL OR r.until > {sql.Add(sql.Now)}))
        """;
}
