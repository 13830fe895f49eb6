using TelegramAdmin.Sandbox.State.Chats;

namespace TelegramAdmin.Sandbox;

public sealed partial class SandboxPerson
{
    /// <summary>Lets a bot answer this person's own chats, as under Telegram Business, Chatbots.</summary>
    public SandboxBusiness ConnectBusiness(SandboxBot bot, bool canReply = true)
    {
        lock (_world.Gate)
        {
            var link = new BusinessLink($"business-{bot.Id}-{Id}", bot.State, State) { Date = _world.Now, CanReply = canReply };
            bot.State.Business[link.Id] = link;
            SandboxBusiness.Announce(_world, link);
            return new SandboxBusiness(_world, link);
        }
    }
}
