using TelegramAdmin.Core.Credits.Chat;
using TelegramAdmin.Core.Payments.Buying;
using TelegramAdmin.Core.Settings;

namespace TelegramAdmin.Core.Payments.Chat;

/// <summary>/billing: a link to Stripe's portal for whoever ever paid by card.</summary>
public sealed class BillingScreen(OpenPortal portal, EngineOptions options) : IChatScreen
{
    public IReadOnlyList<string> Names { get; } = ["billing"];

    public bool AppliesTo(ChatTurn turn) => options.Stripe.IsOn;

    public async Task ShowAsync(ChatTurn turn)
    {
        if (!await portal.RunAsync(turn.Context))
            await turn.ShowAsync(turn.Say("purchase.billing.none"), turn.Commands.Contains("buy") ? [turn.Button("buy", "buy"), turn.Button("menu", "menu")] : [turn.Button("menu", "menu")]);
    }
}
