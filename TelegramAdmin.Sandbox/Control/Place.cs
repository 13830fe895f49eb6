using TelegramAdmin.Sandbox.State;
using TelegramAdmin.Sandbox.State.Chats;

namespace TelegramAdmin.Sandbox;

/// <summary>Where a person writes: to a bot, or into a group and one of its topics.</summary>
public readonly record struct Place
{
    private Place(SandboxBot? bot, SandboxGroup? group, int? topicId) => (Bot, Group, TopicId) = (bot, group, topicId);

    public SandboxBot? Bot { get; }

    public SandboxGroup? Group { get; }

    public int? TopicId { get; }

    public static implicit operator Place(SandboxBot bot) => ToBot(bot);

    public static implicit operator Place(SandboxGroup group) => ToGroup(group);

    public static Place ToBot(SandboxBot bot) => new(bot, null, null);

    public static Place ToGroup(SandboxGroup group, int? topicId = null) => new(null, group, topicId);

    /// <summary>The caller holds the world's lock.</summary>
    internal Chat ChatFor(World world, Person person) =>
        Bot is { } bot ? world.ChatOf(bot.State, person) : Group!.State;
}
