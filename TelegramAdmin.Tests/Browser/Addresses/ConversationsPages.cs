namespace TelegramAdmin.Tests.Browser.Addresses;

public sealed class ConversationsPages : ILookedAtPages
{
    public IReadOnlyList<string> Addresses =>
    [
        "/conversations", "/conversations/1", "/conversations/1?view=all&unread=true&open=person", "/conversations/stopped",
    ];
}
