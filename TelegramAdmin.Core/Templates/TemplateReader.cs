using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Templates;

/// <summary>Reads the templates of a workspace.</summary>
public sealed class TemplateReader(IDatabase database)
{
    public async Task<MessageTemplate?> FindAsync(WorkspaceId workspace, string name, CancellationToken cancellation = default)
    {
        if (!ShortText.IsWhole(name))
            return null; // No template has such a name, and PostgreSQL would not even look.
        await using var db = database.Read(workspace);
        return await db.MessageTemplates.FirstOrDefaultAsync(t => t.Name == name, cancellation);
    }

    /// <summary>In the order in which they were made.</summary>
    /// <param name="after">Only those made after the one with this id.</param>
    public async Task<IReadOnlyList<MessageTemplate>> ListAsync(WorkspaceId workspace, long after = 0, int limit = 200, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        return await db.MessageTemplates.Where(t => t.Id > after).OrderBy(t => t.Id).Take(limit).ToListAsync(cancellation);
    }
}
