using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Campaigns.Writing.People;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns.Writing;

/// <summary>Shows what one person would get, without sending it.</summary>
public sealed class PreviewMessage(IDatabase database, MessageWriter writer, PersonFactsReader facts)
{
    /// <param name="language">Instead of the person's own.</param>
    /// <param name="bot">That would write to them; null for the one that met them last.</param>
    public async Task<Result<SeenMessage>> RunAsync(WorkspaceId workspace, CampaignMessage message, long telegramUserId, string? language = null, BotId? bot = null, CancellationToken cancellation = default)
    {
        if (!(await writer.PrepareAsync(workspace, message, new MessageOwner(SubjectKind.Recipient, 0), cancellation)).TryGet(out var prepared, out var failure))
            return failure;
        await using var db = database.Read(workspace);
        var through = bot ?? (await Users.People.FindAsync(db, telegramUserId))?.BotId ?? await db.Bots.Where(b => b.State != BotState.Removed).OrderBy(b => b.Id).Select(b => b.Id).FirstOrDefaultAsync(cancellation);
        var person = (await facts.ReadAsync(db, workspace, [(telegramUserId, through)], cancellation))[telegramUserId];
        return prepared.Show(language is null ? person : person with { Language = language }, through);
    }
}
