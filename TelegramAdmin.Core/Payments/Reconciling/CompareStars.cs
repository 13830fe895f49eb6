using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.BotApi;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Payments.Catalogue;
using TelegramAdmin.Core.Payments.Returning;
using TelegramAdmin.Core.Payments.Stars;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Payments.Reconciling;

/// <summary>Reads a bot's Star transactions (core.telegram.org/bots/api#getstartransactions, oldest first) from where the last run ended, and holds each against our payments.</summary>
internal sealed class CompareStars(IDatabase database, IBotApi telegram, PaymentBook book, StarsReceipts receipts, RefundBook refunds)
{
    private const int PageSize = 100;

    /// <exception cref="BookUnreadableException">Telegram did not give its book.</exception>
    public async Task RunAsync(ReconciliationRun run, ActiveBot bot, CancellationToken cancellation)
    {
        run.Place = await LastPlaceAsync(bot.Id, cancellation);
        while (await PageAsync(bot, run.Place, cancellation) is { Count: > 0 } page)
        {
            foreach (var line in page)
                await TakeAsync(run, bot, line);
            run.Place += page.Count;
            run.Compared += page.Count;
            if (page.Count < PageSize)
                return;
        }
    }

    private async Task<long> LastPlaceAsync(BotId bot, CancellationToken cancellation)
    {
        await using var db = database.ReadAll();
        return await db.ReconciliationRuns.Where(r => r.BotId == bot && r.FinishedAt != null && r.Error == null).OrderByDescending(r => r.Id).Select(r => r.Place).FirstOrDefaultAsync(cancellation);
    }

    private async Task<IReadOnlyList<JsonElement>> PageAsync(ActiveBot bot, long offset, CancellationToken cancellation)
    {
        var parameters = new JsonObject { ["offset"] = offset, ["limit"] = PageSize };
        return await telegram.CallAsync(bot.Token, new BotApiRequest("getStarTransactions", parameters.ToJsonString()), cancellation) switch
        {
            BotApiReply.Accepted { Result: var result } when result.TryGetProperty("transactions", out var lines) => [.. lines.EnumerateArray()],
            BotApiReply.Refused refused => throw new BookUnreadableException($"Telegram did not give the Stars of @{bot.Username}: {refused.Description}"),
            BotApiReply.Lost lost => throw new BookUnreadableException($"Telegram did not give the Stars of @{bot.Username}: {lost.Reason}"),
            _ => [],
        };
    }

    private Task TakeAsync(ReconciliationRun run, ActiveBot bot, JsonElement line) => database.WriteAsync(bot.WorkspaceId, async db =>
    {
        var (id, amount) = (line.GetProperty("id").GetString()!, line.GetProperty("amount").GetInt64());
        if (line.TryGetProperty("source", out var payer) && payer.TryGetProperty("invoice_payload", out var payload))
            await PaidAsync(db, run, payload.GetString(), id, amount);
        else if (line.TryGetProperty("receiver", out var receiver) && receiver.TryGetProperty("invoice_payload", out _))
            await RefundedAsync(db, run, id);
    });

    private async Task PaidAsync(AppDbContext db, ReconciliationRun run, string? token, string chargeId, long amount)
    {
        if (await book.TakeAsync(db, token) is not { Provider: PaymentProvider.Stars } payment)
            return; // Another program's invoice.
        var wasGranted = payment.GrantedAt is not null;
        await receipts.TakeAsync(db, payment, chargeId, amount, "reconciliation");
        if (!wasGranted && payment.GrantedAt is not null)
            db.AfterCommit(() => run.Repaired++);
    }

    private async Task RefundedAsync(AppDbContext db, ReconciliationRun run, string chargeId)
    {
        var id = await db.Payments.Where(p => p.StarsChargeId == chargeId).Select(p => (long?)p.Id).FirstOrDefaultAsync();
        if (id is null || await book.TakeAsync(db, id.Value) is not { } payment || await StarsReceipts.IsRefundedAsync(db, payment))
            return;
        await receipts.RefundedAsync(db, payment, refunds);
        db.AfterCommit(() => run.Repaired++);
    }
}
