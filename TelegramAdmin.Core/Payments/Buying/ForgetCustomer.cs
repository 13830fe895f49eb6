using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Payments.Stripe.Client;
using TelegramAdmin.Core.Payments.Stripe.Client.Requests;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Payments.Buying;

/// <summary>Deletes a person's customer at Stripe, with the cards and subscriptions that it has there (docs.stripe.com/api/customers/delete). Before the person is erased: afterwards nobody knows which one it was.</summary>
public sealed class ForgetCustomer(IDatabase database, IStripeApi stripe, EngineOptions options)
{
    /// <returns>Why Stripe did not do it; null where there is no customer any more.</returns>
    public async Task<Failure?> RunAsync(WorkspaceId workspace, long telegramUserId, CancellationToken cancellation = default)
    {
        var isLive = options.Stripe.IsLive; // With this key those of the other mode are not reached.
        await using var db = database.Read(workspace);
        var accounts = db.CreditAccounts.Where(a => a.TelegramUserId == telegramUserId).Select(a => a.Id);
        var customers = await db.StripeCustomers.Where(c => c.IsLive == isLive && accounts.Contains(c.AccountId)).Select(c => c.CustomerId).ToListAsync(cancellation);
        foreach (var customer in customers)
        {
            if ((await stripe.SendAsync(new Customers.Delete(customer), cancellation)).Failure is { IsMissing: false } failure)
                return failure.ToFailure();
        }
        return null;
    }
}
