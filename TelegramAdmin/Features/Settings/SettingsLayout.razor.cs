using Microsoft.AspNetCore.Components;

namespace TelegramAdmin.Features.Settings;

public partial class SettingsLayout
{
    private static readonly (string Title, string Href, string Icon)[] Entries =
    [
        ("Bots", "/settings/bots", "smart_toy"),
        ("API keys", "/settings/keys", "key"),
        ("Webhooks", "/settings/webhooks", "webhook"),
        ("Inbox", "/settings/inbox", "inbox"),
        ("Operators and roles", "/settings/staff", "badge"),
        ("Messages and texts", "/settings/texts", "chat"),
        ("Automatic answers", "/settings/answers", "quickreply"),
        ("AI", "/settings/ai", "auto_awesome"),
        ("Forum group", "/settings/forum", "forum"),
        ("Credits and prices", "/settings/credits", "toll"),
        ("Payment groups", "/settings/payment-groups", "group_add"),
        ("Telegram accounts", "/settings/accounts", "account_circle"),
        ("Anti-spam", "/settings/guard", "shield"),
        ("Audit log", "/settings/audit", "history"),
    ];

    [Inject]
    public required NavigationManager Navigation { get; init; }

    private bool IsHere(string href) => new Uri(Navigation.Uri).AbsolutePath is var path && (path.Equals(href, StringComparison.OrdinalIgnoreCase) || path.StartsWith(href + "/", StringComparison.OrdinalIgnoreCase));
}
