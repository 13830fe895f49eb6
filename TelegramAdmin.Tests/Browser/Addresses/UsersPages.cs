namespace TelegramAdmin.Tests.Browser.Addresses;

public sealed class UsersPages : ILookedAtPages
{
    public IReadOnlyList<string> Addresses => ["/users", "/users?f.lastseen=withindays%3A30&sort=-spent", "/users?q=nobody+of+this+name", "/users/acts"];
}
