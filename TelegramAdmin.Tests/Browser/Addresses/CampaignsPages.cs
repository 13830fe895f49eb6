namespace TelegramAdmin.Tests.Browser.Addresses;

public sealed class CampaignsPages : ILookedAtPages
{
    public IReadOnlyList<string> Addresses =>
    [
        "/gifts", "/gifts/new", "/broadcast", "/broadcast?tab=scheduled", "/broadcast?tab=sequences", "/broadcast?tab=templates", "/broadcast/new",
        "/broadcast/sequences/new",
    ];
}
