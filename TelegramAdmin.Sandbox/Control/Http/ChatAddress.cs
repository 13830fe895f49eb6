using System.Globalization;
using TelegramAdmin.Sandbox.State;

namespace TelegramAdmin.Sandbox.Control.Http;

/// <summary>A chat key of a control route, and who acts there.</summary>
internal sealed record ChatAddress(SandboxPerson Person, Place Place)
{
    /// <param name="key">"p{bot}-{person}" or "g{group}".</param>
    public static ChatAddress Find(World world, string key, long? personId, int? topicId = null)
    {
        lock (world.Gate)
        {
            return key.StartsWith('g') ? InGroup(world, key, personId, topicId) : InPrivate(world, key);
        }
    }

    private static ChatAddress InPrivate(World world, string key)
    {
        var parts = key.TrimStart('p').Split('-');
        if (parts.Length != 2 || !world.Bots.TryGetValue(Id(parts[0]), out var bot) || !world.People.TryGetValue(Id(parts[1]), out var person))
            throw new ArgumentException($"There is no chat {key}.", nameof(key));
        return new ChatAddress(new SandboxPerson(world, person), new SandboxBot(world, bot));
    }

    private static ChatAddress InGroup(World world, string key, long? personId, int? topicId)
    {
        if (!world.Groups.TryGetValue(Id(key[1..]), out var group)) throw new ArgumentException($"There is no chat {key}.", nameof(key));
        if (personId is not { } id || !world.People.TryGetValue(id, out var person))
            throw new ArgumentException("In a group somebody must be named.", nameof(personId));
        return new ChatAddress(new SandboxPerson(world, person), Place.ToGroup(new SandboxGroup(world, group), topicId));
    }

    private static long Id(string text) => long.TryParse(text, CultureInfo.InvariantCulture, out var id) ? id : 0;
}
