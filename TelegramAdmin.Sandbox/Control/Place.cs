using TelegramAdmin.Sandbox.State;
using TelegramAdmin.Sandbox.State.Chats;

namespace TelegramAdmin.Sandbox;

/// <summary>Where a person writes: to a bot, into a group and one of its topics, or to a business account.</summary>
public readonly record struct Place
{
    private readonly SandboxBusiness? _business;
    private readonly SandboxPerson? _customer;

    private Place(SandboxBot? bot, SandboxGroup? group, int? topicId, SandboxBusiness? business = null, SandboxPerson? customer = null) =>
        (Bot, Group, TopicId, _business, _customer) = (bot, group, topicId, business, customer);

    public SandboxBot? Bot { get; }

    public SandboxGroup? Group { get; }

    public int? TopicId { get; }

    public static implicit operator Place(SandboxBot bot) => ToBot(bot);

    public static implicit operator Place(SandboxGroup group) => ToGroup(group);

    public static implicit operator Place(SandboxBusiness business) => ToBusiness(business);

    /// <summary>The chat of a business account with whoever acts, or with the customer that the owner means.</summary>
    public static Place ToBusiness(SandboxBusiness business, SandboxPerson? customer = null) => new(null, null, null, business, customer);

    public static Place ToBot(SandboxBot bot) => new(bot, null, null);

    public static Place ToGroup(SandboxGroup group, int? topicId = null) => new(null, group, topicId);

    /// <summary>The caller holds the world's lock.</summary>
    internal Chat ChatFor(World world, Person person) =>
        _business is { } business ? business.Link.ChatWith(_customer?.State ?? person)
        : Bot is { } bot ? world.ChatOf(bot.State, person) : Group!.State;
}
