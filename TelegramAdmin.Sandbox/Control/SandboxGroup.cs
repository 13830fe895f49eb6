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

    public bool IsClosed(int topicId)
    {
        lock (_world.Gate) return State.Topics[topicId].IsClosed;
    }

    /// <summary>Closes or opens a topic by hand.</summary>
    /// <param name="by">The owner where nobody is named.</param>
    public void SetTopic(int topicId, bool isClosed, SandboxPerson? by = null) =>
        Locked(() => ForumTopics.Set(_world, State, by?.Id ?? ForumTopics.OwnerOf(State), topicId, isClosed));

    public void RenameTopic(int topicId, string name, SandboxPerson? by = null) =>
        Locked(() => ForumTopics.Rename(_world, State, by?.Id ?? ForumTopics.OwnerOf(State), topicId, name));

    /// <summary>Deletes a topic with everything in it; bots are not told.</summary>
    public void DeleteTopic(int topicId) => Locked(() => ForumTopics.Delete(_world, State, topicId));

    /// <summary>Switches topics on or off in the group's settings.</summary>
    public void SetForum(bool isForum) => Locked(() => State.IsForum = isForum);

    /// <summary>Gives the group a public name, or takes it away; without @.</summary>
    public void SetUsername(string? username) => Locked(() => State.Username = username);

    /// <summary>Makes a bot a mere member, or an administrator again.</summary>
    public void SetAdministrator(SandboxBot bot, bool isAdministrator) =>
        GroupMembers.Change(_world, State, bot.Id, isAdministrator ? Membership.Administrator : Membership.Member);

    public void Add(SandboxBot bot) => GroupMembers.Join(_world, State, bot.Id, Membership.Administrator);

    public void Remove(SandboxBot bot) => GroupMembers.Leave(_world, State, bot.Id, Membership.Kicked);

    private void Locked(Action act)
    {
        lock (_world.Gate)
        {
            act();
            _world.IsDirty = true;
            if (_world.Changes.HasPages) _world.Changes.Publish(PageJson.Event("cast", new { }));
        }
    }
}
