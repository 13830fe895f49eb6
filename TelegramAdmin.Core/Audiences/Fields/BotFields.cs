using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Audiences.Fields;

/// <summary>Who met one of these bots.</summary>
internal sealed class BotField : IAudienceField, IAudienceChoices
{
    public AudienceField Field => AudienceField.Bot;

    public AudienceValues Values => AudienceValues.Ids;

    // The bot of another workspace has nobody in this one.
    public string Write(Audience condition, AudienceSql sql) =>
        sql.IsAmong("u.telegram_user_id", "bot_users u", $"u.bot_id IN (SELECT b.id FROM bots b WHERE b.workspace_id = {sql.WorkspaceName} AND b.id IN {sql.AddIds(condition)})");

    public async Task<IReadOnlyList<AudienceChoice>> ReadAsync(AppDbContext db, IReadOnlyCollection<long>? only, CancellationToken cancellation)
    {
        var bots = await db.Bots.Where(b => b.State != BotState.Removed).OrderBy(b => b.Username).ToListAsync(cancellation);
        return [.. bots.Where(b => only is null || only.Contains(b.Id.Value)).Select(b => new AudienceChoice(b.Id.ToString(), $"@{b.Username}"))];
    }
}

/// <summary>Who has a username, as far as a bot of the workspace knows.</summary>
internal sealed class UsernameField : IAudienceField
{
    public AudienceField Field => AudienceField.Username;

    public AudienceValues Values => AudienceValues.YesNo;

    public string Write(Audience condition, AudienceSql sql) => BotUsers.Where("u.username IS NOT NULL");
}

/// <summary>Who wrote so much to one of the bots.</summary>
internal sealed class MessagesField : IAudienceField
{
    public AudienceField Field => AudienceField.Messages;

    public AudienceValues Values => AudienceValues.Number;

    public string Write(Audience condition, AudienceSql sql) => condition.Number() <= 0 ? "1 = 1" : BotUsers.Where($"u.messages_in >= {sql.Add(condition.Number())}");
}

/// <summary>Whom a bot that is still here can write to.</summary>
internal sealed class ReachableField : IAudienceField
{
    public AudienceField Field => AudienceField.Reachable;

    public AudienceValues Values => AudienceValues.YesNo;

    public string Write(Audience condition, AudienceSql sql) => $"p.is_reachable = {sql.Add(true)}";
}

internal static class BotUsers
{
    public static string Where(string condition) =>
        $"EXISTS (SELECT 1 FROM bot_users u WHERE u.workspace_id = p.workspace_id AND u.telegram_user_id = p.telegram_user_id AND {condition})";
}
