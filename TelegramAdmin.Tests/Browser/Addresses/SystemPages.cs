namespace TelegramAdmin.Tests.Browser.Addresses;

public sealed class SystemPages : ILookedAtPages
{
    public IReadOnlyList<string> Addresses =>
    [
        "/system/health", "/system/health?open=database", "/system/nodes", "/system/performance", "/system/errors", "/system/logs", "/system/jobs", "/system/jobs?open=forum-check",
        "/system/audit", "/system/about", "/system/queue", "/system/messages", "/system/messages?open=1", "/system/bots", "/system/templates", "/system/templates?open=%2B",
    ];
}
