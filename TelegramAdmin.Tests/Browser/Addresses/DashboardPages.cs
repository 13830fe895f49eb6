namespace TelegramAdmin.Tests.Browser.Addresses;

public sealed class DashboardPages : ILookedAtPages
{
    public IReadOnlyList<string> Addresses =>
    [
        "/dashboard",
        "/dashboard?set=people&period=30d",
        "/dashboard?set=conversations&period=7d",
        "/dashboard?set=money&period=30d",
        "/dashboard?set=delivery",
        "/dashboard?set=channels&period=30d",
        "/dashboard/rows?of=in&period=7d",
        "/notifications",
        "/notifications?tab=unread&kind=paymentfailed",
        "/notifications?tab=choices",
        "/welcome",
    ];
}
