namespace TelegramAdmin.Tests.Browser.Addresses;

public sealed class DashboardPages : ILookedAtPages
{
    public IReadOnlyList<string> Addresses =>
    [
        "/dashboard",
    ];
}
