namespace TelegramAdmin.Sandbox.State.Chats;

/// <summary>ChatMember.status of the Bot API: creator, administrator, member, left or kicked.</summary>
internal sealed record Membership(string Status)
{
    public static Membership Creator { get; } = new("creator");

    public static Membership Administrator { get; } = new("administrator");

    public static Membership Member { get; } = new("member");

    public static Membership Left { get; } = new("left");

    public static Membership Kicked { get; } = new("kicked");

    public bool IsIn => Status is not ("left" or "kicked");

    public bool IsAdministrator => Status is "creator" or "administrator";
}
