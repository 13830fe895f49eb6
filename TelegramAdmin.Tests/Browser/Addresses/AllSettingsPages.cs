namespace TelegramAdmin.Tests.Browser.Addresses;

public sealed class AllSettingsPages : ILookedAtPages
{
    public IReadOnlyList<string> Addresses =>
    [
        "/settings/all", "/settings/all?show=changed", "/settings/all?show=switches", "/settings/all?show=configuration", "/settings/all?open=credits.free", "/settings/all?q=minutes", "/settings/appearance",
    ];
}
