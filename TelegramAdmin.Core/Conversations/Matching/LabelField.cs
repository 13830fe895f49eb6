using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Audiences;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Conversations.Matching;

/// <summary>Whose own conversation with a bot, or with a business account, carries one of these labels.</summary>
internal sealed class LabelField : IAudienceField, IAudienceChoices
{
    public AudienceField Field => AudienceField.Label;

    public AudienceValues Values => AudienceValues.Ids;

    public string Write(Audience condition, AudienceSql sql) => string.Create(CultureInfo.InvariantCulture, $"""
        p.telegram_user_id IN (SELECT c.chat_id FROM conversation_labels l JOIN conversations c ON c.id = l.conversation_id
        WHERE l.label_id IN {sql.AddIds(condition)} AND c.workspace_id = {sql.WorkspaceName} AND c.kind IN ({(int)ConversationKind.Private}, {(int)ConversationKind.Business}))
        """);

    public async Task<IReadOnlyList<AudienceChoice>> ReadAsync(AppDbContext db, IReadOnlyCollection<long>? only, CancellationToken cancellation) =>
        [.. (await db.Labels.Where(l => only == null || only.Contains(l.Id)).OrderBy(l => l.Name).ToListAsync(cancellation))
            .Select(l => new AudienceChoice(l.Id.ToString(CultureInfo.InvariantCulture), l.Name))];
}
