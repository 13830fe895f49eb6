using TelegramAdmin.Core.Settings;

namespace TelegramAdmin.Hosting.Doctor;

/// <summary>Whether Stripe takes the key and can tell of payments. How keys look was checked when they were read.</summary>
internal sealed class PaymentsCheck(StripeCheck stripe, EngineOptions options) : IDoctorCheck
{
    public string Name => "stripe";

    public async Task<IReadOnlyList<DoctorFinding>> LookAsync(CancellationToken cancellation)
    {
        var account = await stripe.RunAsync();
        var finding = account.IsHealthy ? DoctorFinding.Ok(Name, account.Detail)
            : DoctorFinding.Bad(Name, account.Detail, "Nobody can pay by card.", "Copy the secret key anew from Stripe's dashboard (Developers, API keys), or finish the account's activation there.");
        return options is { Stripe.IsOn: true, PublicUrl: null } ? [finding, Unreachable()] : [finding];
    }

    private DoctorFinding Unreachable() => DoctorFinding.Warn(Name, "PublicUrl is not set, so Stripe cannot tell of payments.", "They are found late, by the comparison with Stripe.",
        "Set PublicUrl, and an endpoint for {PublicUrl}/stripe/webhook in Stripe's dashboard.");
}
