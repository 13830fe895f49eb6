using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Conversations.Handling;

/// <summary>Labels in the file of settings: nothing but their names.</summary>
internal sealed class LabelLines(TimeProvider time) : ISettingsPart
{
    public string Key => "labels";

    public string Title => "Label";

    public async Task<IReadOnlyList<SettingsLine>> ReadAsync(AppDbContext db, CancellationToken cancellation) =>
        [.. (await db.Labels.OrderBy(l => l.Name).ToListAsync(cancellation)).Select(l => new SettingsLine(l.Name, []))];

    public string? Check(SettingsLine line) => LabelBook.Clean(line.Name) == line.Name ? null : HandlingErrors.LabelName.Message;

    public Task WriteAsync(AppDbContext db, WorkspaceId workspace, SettingsLine line, long? adminId)
    {
        db.Labels.Add(new Label { WorkspaceId = workspace, Name = line.Name, CreatedAt = time.GetUtcNow() });
        return Task.CompletedTask;
    }
}
