using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.BotApi;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Bots;

/// <summary>Carries out the cure that the doctor offers.</summary>
public sealed class CureBot(IDatabase database, ControlBot control, BotConnection connection)
{
    /// <param name="cure">Any but a new token, which has to be put in.</param>
    public async Task<Result<Bot>> RunAsync(WorkspaceId workspace, BotId id, BotCure cure, CancellationToken cancellation = default)
    {
        if (await FindAsync(workspace, id, cancellation) is not { } bot)
            return BotErrors.NotFound(id.ToString());
        return cure switch
        {
            BotCure.Start => await control.StartAsync(workspace, id),
            BotCure.SwitchToWebhook => await control.ReceiveByAsync(workspace, id, ReceiveMode.Webhook),
            BotCure.TakeOverWebhook or BotCure.SetWebhookAgain or BotCure.TryAgain => await ConnectAsync(workspace, id, cancellation),
            _ => bot,
        };
    }

    private async Task<Result<Bot>> ConnectAsync(WorkspaceId workspace, BotId id, CancellationToken cancellation) =>
        await connection.ConnectAsync(id, cancellation) switch
        {
            BotApiReply.Refused refused => BotErrors.TelegramSaid(refused.Code, refused.Description),
            BotApiReply.Lost lost => BotErrors.TelegramSilent(lost.Reason),
            _ => await FindAsync(workspace, id, cancellation) is { } bot ? bot : BotErrors.NotFound(id.ToString()),
        };

    private async Task<Bot?> FindAsync(WorkspaceId workspace, BotId id, CancellationToken cancellation)
    {
        await using var db = database.Read(workspace);
        return await db.Bots.FirstOrDefaultAsync(b => b.Id == id && b.State != BotState.Removed, cancellation);
    }
}
