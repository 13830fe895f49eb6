using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using TelegramAdmin.Core.BotApi;
using TelegramAdmin.Core.BotApi.Types;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Payments.Buying;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Updates;

using TelegramAdmin.Core.Payments.Catalogue;
namespace TelegramAdmin.Core.Payments.Stars;

/// <summary>
/// The last look before a person pays with Stars: is it ours, theirs, still sold, and at this price? Telegram waits ten seconds for the answer,
/// so it goes straight out and not through a queue.
/// </summary>
public sealed partial class AnswerPreCheckout(IBotApi telegram, BotTexts texts, ILogger<AnswerPreCheckout> logger) : IUpdateHandler
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public UpdateStage Stage => UpdateStage.Answer;

    public async Task HandleAsync(UpdateContext context)
    {
        if (context.Update.PreCheckoutQuery is not { } query || await FindAsync(context.Db, query.InvoicePayload) is not { } payment)
            return; // Another program's invoice is that program's to answer.
        context.IsAnswered = true;
        var refusal = await WhyNotAsync(context.Db, payment, query, context.Bot);
        var words = refusal is null ? null : (await texts.InAsync(context.Db, context.Bot.WorkspaceId, query.From.LanguageCode)).Plain(refusal);
        var (token, id) = (context.Bot.Token, query.Id);
        context.Db.AfterCommit(() => _ = Task.Run(() => AnswerAsync(token, id, words)));
    }

    private static Task<Payment?> FindAsync(AppDbContext db, string token) => db.Payments.AsNoTracking().FirstOrDefaultAsync(p => p.Token == token && p.Provider == PaymentProvider.Stars);

    private static async Task<string?> WhyNotAsync(AppDbContext db, Payment payment, PreCheckoutQuery query, ActiveBot bot)
    {
        if (payment.BotId != bot.Id || payment.TelegramUserId != query.From.Id || query.Currency != Currencies.Stars || query.TotalAmount != payment.Amount)
            return "payment.stars_not_yours";
        if (payment.State != PaymentState.Open)
            return "payment.stars_done";
        var price = await db.ProductPrices.AsNoTracking()
            .Join(db.Products.Where(p => p.Id == payment.ProductId && p.ArchivedAt == null), p => p.ProductId, p => p.Id, (p, _) => p)
            .FirstOrDefaultAsync(p => p.Currency == Currencies.Stars);
        if (!await PromoBook.IsBoundAsync(db, payment))
            return "payment.stars_price_changed";
        return price is null ? "payment.stars_gone" : price.Amount != payment.Amount + payment.Discount ? "payment.stars_price_changed" : null;
    }

    private async Task AnswerAsync(BotToken token, string queryId, string? refusal)
    {
        var parameters = new JsonObject { ["pre_checkout_query_id"] = queryId, ["ok"] = refusal is null };
        if (refusal is not null)
            parameters["error_message"] = refusal;
        var request = new BotApiRequest("answerPreCheckoutQuery", parameters.ToJsonString(), [], Patience);
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            if (await telegram.CallAsync(token, request) is not (BotApiReply.Lost or BotApiReply.Refused { Code: 429 or >= 500 }))
                return;
        }
        Log.Unanswered(logger, queryId); // Telegram then cancels the payment; nobody is charged.
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Telegram did not take the answer to pre-checkout query {Query}; it cancels that payment")]
        public static partial void Unanswered(ILogger logger, string query);
    }
}
