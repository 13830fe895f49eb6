using TelegramAdmin.Sandbox.Files;
using TelegramAdmin.Sandbox.MtProto.Control;
using TelegramAdmin.Sandbox.State;
using TelegramAdmin.Sandbox.State.Chats;
using TelegramAdmin.Sandbox.Stripe.Control;

namespace TelegramAdmin.Sandbox.Persistence;

/// <summary>What the state file holds.</summary>
internal sealed record SavedWorld(
    IdSequence Ids,
    IReadOnlyList<Person> People,
    IReadOnlyList<Bot> Bots,
    IReadOnlyList<Group> Groups,
    IReadOnlyList<StoredFile> Files,
    SandboxLimits Limits,
    FaultSettings Faults,
    SavedStripe? Stripe = null,
    SavedChannels? Channels = null)
{
    /// <summary>The caller holds the world's lock, here and below.</summary>
    public static SavedWorld Of(World world) => new(
        world.Ids,
        [.. world.People.Values],
        [.. world.Bots.Values],
        [.. world.Groups.Values],
        [.. world.Files.All],
        world.Limits,
        world.Faults.Settings,
        SavedStripe.Of(world.Stripe),
        SavedChannels.Of(world.Channels));

    public void Restore(World world)
    {
        world.Ids = Ids;
        world.Limits = Limits;
        world.Faults.Settings = Faults;
        foreach (var file in Files) world.Files.Restore(file);
        foreach (var person in People) world.People[person.Id] = person;
        foreach (var bot in Bots) Restore(world, bot);
        foreach (var group in Groups)
        {
            world.Groups[group.Id] = group;
            SkipIds(group);
        }

        Stripe?.Restore(world.Stripe);
        Channels?.Restore(world.Channels);
        Ids.Queries += IdsSkipped;
    }

    /// <summary>The last second before a kill may be missing from the file: its ids must never be given out again.</summary>
    private const int IdsSkipped = 1000;

    private static void Restore(World world, Bot bot)
    {
        world.Add(bot);
        bot.Updates.LastId += IdsSkipped;
        foreach (var (personId, chat) in bot.Chats)
        {
            chat.Bot = bot;
            chat.Person = world.People[personId];
            SkipIds(chat);
        }
    }

    private static void SkipIds(Chat chat) => chat.Log.LastId += IdsSkipped;
}
