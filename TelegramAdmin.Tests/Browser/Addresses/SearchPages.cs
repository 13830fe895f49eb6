namespace TelegramAdmin.Tests.Browser.Addresses;

public sealed class SearchPages : ILookedAtPages
{
    public IReadOnlyList<string> Addresses => ["/search", "/search?q=credits", "/search?q=setting&kind=payments&state=granted", "/search?q=nothingatall"];
}
