using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Payments.Stripe;
using TelegramAdmin.Core.Payments.Stripe.Client;
using TelegramAdmin.Core.Payments.Stripe.Client.Requests;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Users;

namespace TelegramAdmin.Core.Payments.Buying;

/// <summary>Knows people as Stripe knows them; who is not known yet is told to Stripe first. Test and live customers are different ones.</summary>
public sealed class CustomerDesk(IDatabase database, IStripeApi stripe, EngineOptions options, TimeProvider time)
{
    public async Task<StripeResult<string>> FindOrMakeAsync(WorkspaceId workspace, long accountId, long telegramUserId, CancellationToken cancellation)
    {
        var isLive = options.Stripe.IsLive;
        await using var db = database.Read(workspace);
        if (await db.StripeCustomers.FirstOrDefaultAsync(c => c.AccountId == accountId && c.IsLive == isLive, cancellation) is { } known)
            return known.CustomerId;
        var person = await People.FindAsync(db, telegramUserId);
        var made = await stripe.SendAsync(new Customers.Create(string.Create(CultureInfo.InvariantCulture, $"customer:{workspace.Value}:{accountId}"))
        {
            Name = person is null ? null : ShortText.Cut(person.FullName, 200),
            Description = string.Create(CultureInfo.InvariantCulture, $"Telegram {telegramUserId}{(person?.Username is { } name ? $" (@{name})" : "")}"),
            Metadata = new Dictionary<string, string> { ["workspace"] = workspace.ToString(), ["account"] = accountId.ToString(CultureInfo.InvariantCulture) },
        }, cancellation);
        if (!made.TryGet(out var customer, out var failure))
            return failure;
        await KeepAsync(workspace, accountId, isLive, customer.Id);
        return customer.Id;
    }

    private Task KeepAsync(WorkspaceId workspace, long accountId, bool isLive, string customerId) => database.WriteAsync(workspace, async db =>
    {
        if (!await db.StripeCustomers.AnyAsync(c => c.AccountId == accountId && c.IsLive == isLive))
            db.StripeCustomers.Add(new StripeCustomer { WorkspaceId = workspace, AccountId = accountId, IsLive = isLive, CustomerId = customerId, CreatedAt = time.GetUtcNow() });
    });
}
