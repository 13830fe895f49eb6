using TelegramAdmin.Sandbox.Control.Acting;
using TelegramAdmin.Sandbox.Control.Watching;
using TelegramAdmin.Sandbox.State;
using TelegramAdmin.Sandbox.State.Chats;

namespace TelegramAdmin.Sandbox;

/// <summary>A group of the sandbox.</summary>
public sealed class SandboxGroup
{
    private readonly World _world;

    internal SandboxGroup(World world, Group state) => (_world, State) = (world, state);

    public long Id => State.Id;

    public string Title => State.Title;

    /// <summary>Topic names by message_thread_id.</summary>
    public IReadOnlyDictionary<int, string> Topics
    {
        get
        {
            lock (_world.Gate) return State.Topics.ToDictionary(topic => topic.Key, topic => topic.Value.Name);
        }
    }

    internal Group State { get; }

    /// <summary>The messages still kept, oldest first, deleted ones included.</summary>
    public IReadOnlyList<ChatMessage> History(int? topicId = null)
    {
        lock (_world.Gate)
        {
            return [.. State.Log.Messages
                .Where(message => topicId is null || message.ThreadId == topicId)
                .Select(message => ChatMessageReader.Read(_world, State, message))];
        }
    }

    public Task<ChatMessage> WaitForAsync(Func<ChatMessage, bool> predicate, TimeSpan timeout) =>
        MessageWaiter.WaitAsync(_world, State, predicate, timeout);

    /// <summary>Opens a topic as the group's owner would.</summary>
    /// <returns>Its message_thread_id.</returns>
    public int AddTopic(string name)
    {
        lock (_world.Gate) return ForumTopics.Open(_world, State, name);
    }

    public void Add(SandboxBot bot) => GroupMembers.Join(_world, State, bot.Id, Membership.Administrator);

    public void Remove(SandboxBot bot) => GroupMembers.Leave(_world, State, bot.Id, Membership.Kicked);
}
