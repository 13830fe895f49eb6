namespace TelegramAdmin.Tests.Browser.Addresses;

public sealed class MoneyPages : ILookedAtPages
{
    public IReadOnlyList<string> Addresses =>
    [
        "/products", "/products?open=2", "/products?tab=promos", "/billing", "/billing?tab=reconciliation", "/billing?tab=ledger",
    ];
}
