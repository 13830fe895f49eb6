namespace TelegramAdmin.Tests.Browser.Addresses;

public sealed class SystemPages : ILookedAtPages
{
    public IReadOnlyList<string> Addresses =>
    [
        "/system/queue", "/system/messages", "/system/messages?open=1", "/system/bots",
    ];
}
