namespace TelegramAdmin.Tests.Browser.Addresses;

public sealed class SettingsPages : ILookedAtPages
{
    public IReadOnlyList<string> Addresses =>
    [
        "/settings/bots", "/settings/bots?open=100001", "/settings/bots?open=100001&tab=sending", "/settings/bots?open=100001&tab=profile",
        "/settings/bots?open=100001&tab=commands", "/settings/keys", "/settings/webhooks", "/settings/texts", "/settings/staff", "/settings/workspaces",
        "/settings/guard", "/settings/ai", "/settings/forum", "/settings/inbox", "/settings/accounts", "/settings/payment-groups",
        "/settings/credits", "/settings/answers", "/settings/answers/new?from=hours", "/settings/answers/faq", "/account/security",
    ];
}
