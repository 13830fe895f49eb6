using TelegramAdmin.Core.Health;
using TelegramAdmin.Core.Operations.Health;
using TelegramAdmin.Core.Payments.Stripe.Client;
using TelegramAdmin.Core.Payments.Stripe.Client.Objects;
using TelegramAdmin.Core.Payments.Stripe.Client.Requests;
using TelegramAdmin.Core.Settings;

namespace TelegramAdmin.Hosting;

/// <summary>Asks Stripe whose account the key belongs to, and whether it may take payments.</summary>
internal sealed class StripeCheck(IStripeApi stripe, EngineOptions options)
{
    public async Task<PartHealth> RunAsync()
    {
        if (!options.Stripe.IsOn)
            return Part(true, "off: Stripe:SecretKey is not set");
        var answer = await stripe.SendAsync(new Accounts.Own());
        if (answer.TryGet(out var account, out var failure))
            return Describe(account);
        return failure.Status == 403 // A restricted key need not be allowed to read this.
            ? Part(true, "Stripe knows the key, which may not read its account")
            : Part(false, failure.ToFailure().Message);
    }

    private PartHealth Describe(AccountObject account)
    {
        var mode = options.Stripe.IsLive ? "live" : "test";
        var isReady = account.ChargesEnabled || !options.Stripe.IsLive;
        return Part(isReady, isReady
            ? $"{account.Name ?? account.Id}, {mode} mode"
            : $"{account.Name ?? account.Id} may not take payments yet. Finish the account's activation in Stripe's dashboard.");
    }

    private static PartHealth Part(bool isHealthy, string detail) =>
        new("stripe", "Stripe", IsVital: false, new HealthFinding(isHealthy ? HealthState.Ok : HealthState.Bad, detail));
}
