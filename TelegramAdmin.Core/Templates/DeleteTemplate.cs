using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Templates;

/// <summary>Takes a template away. Messages that were made of it stay as they are.</summary>
public sealed class DeleteTemplate(IDatabase database)
{
    /// <returns>False where there was none of this name.</returns>
    public Task<bool> RunAsync(WorkspaceId workspace, string name) =>
        database.WriteAsync(workspace, async db => await db.MessageTemplates.Where(t => t.Name == name).ExecuteDeleteAsync() > 0);
}
