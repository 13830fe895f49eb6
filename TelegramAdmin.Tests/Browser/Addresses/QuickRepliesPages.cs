namespace TelegramAdmin.Tests.Browser.Addresses;

public sealed class QuickRepliesPages : ILookedAtPages
{
    public IReadOnlyList<string> Addresses =>
    [
        "/replies", "/replies?open=new", "/replies?tab=statistics",
    ];
}
