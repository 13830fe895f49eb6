using TelegramAdmin.Sandbox.Control.Watching;
using TelegramAdmin.Sandbox.State;
using TelegramAdmin.Sandbox.State.Chats;
using TelegramAdmin.Sandbox.Updates;

namespace TelegramAdmin.Sandbox.Control.Acting;

/// <summary>People shut bots out and let them in again. The caller holds the world's lock.</summary>
internal static class Blocking
{
    public static void Set(World world, PrivateChat chat, bool isBlocked)
    {
        if (chat.IsBlocked == isBlocked) return;
        chat.IsBlocked = isBlocked;
        world.IsDirty = true;
        var (before, after) = isBlocked ? (Membership.Member, Membership.Kicked) : (Membership.Kicked, Membership.Member);
        MemberUpdates.Post(world, chat.Bot, "my_chat_member", chat, chat.Bot.Id, before, after);
        world.Changes.Publish(PageJson.Event("chat", new { chat = chat.Key, isBlocked, isStarted = chat.IsStarted }));
    }
}
