using TelegramAdmin.Sandbox.State;

namespace TelegramAdmin.Sandbox.MtProto.Channels;

/// <summary>Every channel of the sandbox. Read and changed under the world's lock, like all of it.</summary>
internal sealed class ChannelWorld
{
    private const long FirstId = 1_600_000_000;

    private readonly World _world;

    public ChannelWorld(World world)
    {
        _world = world;
        Maker = new PostMaker(this);
    }

    public Lock Gate => _world.Gate;

    public TimeProvider Time => _world.Time;

    public long Now => _world.Now;

    public PostMaker Maker { get; }

    public List<ScriptedChannel> All { get; } = [];

    /// <summary>Hears of what happens to posts while it happens.</summary>
    public IChannelWatcher? Watcher { get; set; }

    public ScriptedChannel? ByName(string username) =>
        All.Find(channel => !channel.IsGone && string.Equals(channel.Username, username, StringComparison.OrdinalIgnoreCase));

    public ScriptedChannel? ByInvite(string hash) => All.Find(channel => !channel.IsGone && channel.Plan.Invite == hash);

    public ScriptedChannel? ById(long id) => All.Find(channel => channel.Id == id);

    public long NextId => FirstId + All.Count;

    public ScriptedChannel Add(ChannelPlan plan)
    {
        var channel = new ScriptedChannel(plan);
        All.Add(channel);
        channel.Grow(Now);
        Changed();
        return channel;
    }

    /// <summary>Posts below a number, newest first, as they are now; deleted ones are left out.</summary>
    /// <param name="before">0 for the newest of all.</param>
    public List<ScriptedPost> Page(ScriptedChannel channel, int before, int limit)
    {
        channel.Grow(Now);
        var page = new List<ScriptedPost>(Math.Min(limit, 100));
        for (var place = (before <= 0 ? channel.Posts.Count : channel.PlaceOf(before)) - 1; place >= 0 && page.Count < limit; place--)
        {
            if (Maker.Make(channel, channel.Posts[place], Now) is { } post)
                page.Add(post);
        }

        return page;
    }

    public ScriptedPost? Find(ScriptedChannel channel, int id)
    {
        channel.Grow(Now);
        var place = channel.PlaceOf(id);
        return place < channel.Posts.Count && channel.Posts[place].Id == id ? Maker.Make(channel, channel.Posts[place], Now) : null;
    }

    /// <summary>The state file is to be written, and open pages drawn.</summary>
    public void Changed()
    {
        _world.IsDirty = true;
        if (_world.Changes.HasPages) _world.Changes.Publish(Sandbox.Control.Watching.PageJson.Event("channels", new { }));
    }
}

/// <summary>TDLib's clients, as the channels see them.</summary>
internal interface IChannelWatcher
{
    void Posted(ScriptedChannel channel, ScriptedPost post);

    void Edited(ScriptedChannel channel, ScriptedPost post);

    void Counted(ScriptedChannel channel, ScriptedPost post);

    void Deleted(ScriptedChannel channel, IReadOnlyList<int> ids);

    /// <summary>Its name, members or whether it can be read.</summary>
    void Changed(ScriptedChannel channel);
}
