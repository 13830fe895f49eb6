namespace TelegramAdmin.Sandbox.MtProto.Channels;

/// <summary>Looks every second what the time has brought, and tells it: new posts, edits, deletions, counters of posts that are read now.</summary>
internal sealed class ChannelClock : IDisposable
{
    private const long CountEvery = 15;
    private const int CountedPosts = 5;

    /// <summary>Posts edit and delete themselves within about three days, so older ones need no look.</summary>
    private const long LongestFate = 3 * 86_400;

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly ChannelWorld _world;
    private readonly ITimer _timer;
    private readonly Action _also;
    private long _last;
    private bool _isOver;

    /// <param name="also">What else is looked at each second.</param>
    public ChannelClock(ChannelWorld world, Action also)
    {
        (_world, _also, _last) = (world, also, world.Now);
        _timer = world.Time.CreateTimer(_ => Tick(), null, Second, Timeout.InfiniteTimeSpan);
    }

    public void Dispose()
    {
        lock (_world.Gate) _isOver = true;
        _timer.Dispose();
    }

    private void Tick()
    {
        lock (_world.Gate)
        {
            if (_isOver) return;
            var now = _world.Now;
            if (now > _last)
            {
                foreach (var channel in _world.All.Where(channel => !channel.IsGone)) Look(channel, _last, now);
                _last = now;
            }

            _also();
            _timer.Change(Second, Timeout.InfiniteTimeSpan);
        }
    }

    private void Look(ScriptedChannel channel, long before, long now)
    {
        var had = channel.Posts.Count;
        channel.Grow(now);
        if (_world.Watcher is not { } watcher) return;
        for (var place = had; place < channel.Posts.Count; place++)
        {
            if (_world.Maker.Make(channel, channel.Posts[place], now) is { } post) watcher.Posted(channel, post);
        }

        if (channel.Posts.Count > had) _world.Changed();
        if (channel.Plan.IsRestless) TellFates(channel, watcher, had, before, now);
        if (now / CountEvery > before / CountEvery)
            foreach (var post in _world.Page(channel, 0, CountedPosts)) watcher.Counted(channel, post);
    }

    private void TellFates(ScriptedChannel channel, IChannelWatcher watcher, int had, long before, long now)
    {
        for (var place = had - 1; place >= 0 && channel.Posts[place].At > before - LongestFate; place--)
        {
            var seed = channel.Posts[place];
            if (IsBetween(PostMaker.DeletedAt(channel.Plan, seed))) watcher.Deleted(channel, [seed.Id]);
            else if (IsBetween(PostMaker.EditedAt(channel.Plan, seed)) && _world.Maker.Make(channel, seed, now) is { } post) watcher.Edited(channel, post);
        }

        bool IsBetween(long at) => at > before && at <= now;
    }
}
