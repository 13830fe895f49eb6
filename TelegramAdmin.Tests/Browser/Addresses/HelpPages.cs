namespace TelegramAdmin.Tests.Browser.Addresses;

public sealed class HelpPages : ILookedAtPages
{
    public IReadOnlyList<string> Addresses => ["/help", "/help/system"];
}
