using TelegramAdmin.Sandbox.MtProto.Channels;

namespace TelegramAdmin.Sandbox.MtProto;

/// <summary>One channel of the script, and what can happen in it.</summary>
public sealed class SandboxChannel
{
    private readonly ChannelWorld _world;
    private readonly ScriptedChannel _channel;

    internal SandboxChannel(ChannelWorld world, ScriptedChannel channel) => (_world, _channel) = (world, channel);

    /// <summary>Telegram's number, positive and without -100.</summary>
    public long Id => _channel.Id;

    public string Title => Locked(() => _channel.Title);

    /// <summary>Null while it is private.</summary>
    public string? Username => Locked(() => _channel.Username);

    public string InviteLink => $"https://t.me/+{_channel.Plan.Invite}";

    public string About => _channel.Plan.About;

    public bool IsGone => Locked(() => _channel.IsGone);

    public long Members
    {
        get => Locked(() => Audience.MembersAt(_channel, _world.Now));
        set => Change(() => _channel.MembersSet = value);
    }

    /// <summary>As they are now, newest first; those that were deleted are left out.</summary>
    public IReadOnlyList<SandboxPost> Posts(int most = int.MaxValue) => Locked(() => _world.Page(_channel, 0, most).ConvertAll(SandboxPost.Of));

    /// <returns>Null when there is none (any more).</returns>
    public SandboxPost? Find(int post) => Locked(() => _world.Find(_channel, post) is { } found ? SandboxPost.Of(found) : null);

    /// <param name="kind">text, photo, video, animation, voice, document, poll or service.</param>
    /// <param name="forwardedFrom">A channel of the script.</param>
    /// <param name="button">Address of a button below it.</param>
    /// <returns>The number of the post.</returns>
    public int Post(string text, string kind = "text", SandboxChannel? forwardedFrom = null, int? forwardedPost = null, string? button = null) => Locked(() =>
    {
        if (!Enum.TryParse<ScriptedKind>(kind, ignoreCase: true, out var read)) throw new ArgumentException($"There is no post of the kind {kind}.", nameof(kind));
        var id = _channel.Write(new WrittenPost(_world.Now, text, read, forwardedFrom?.Id, forwardedPost, button));
        _world.Watcher?.Posted(_channel, Required(id));
        _world.Changed();
        return id;
    });

    public void Edit(int post, string text) => Act(post, acts => (acts.EditedText, acts.EditedAt) = (text, _world.Now), watcher => watcher.Edited(_channel, Required(post)));

    public void Delete(int post) => Act(post, acts => acts.DeletedAt = _world.Now, watcher => watcher.Deleted(_channel, [post]));

    /// <summary>From now on the counters stay at this; they may go down.</summary>
    public void SetCounters(int post, SandboxCounters counters) => Act(post, acts => acts.Counters = counters, watcher => watcher.Counted(_channel, Required(post)));

    /// <summary>Only members can read it any more.</summary>
    public void TurnPrivate() => Change(() => _channel.Username = null);

    public void TurnPublic(string username) => Change(() => _channel.Username = username);

    public void Remove() => Change(() => _channel.IsGone = true);

    public void Rename(string title) => Change(() => _channel.Title = title);

    /// <summary>The owner of this number becomes a member.</summary>
    public void Admit(string phone) => Change(() => _channel.Admitted.Add(string.Concat(phone.Where(char.IsAsciiDigit))));

    public void ThrowOut(string phone) => Change(() => _channel.Admitted.Remove(string.Concat(phone.Where(char.IsAsciiDigit))));

    private void Act(int post, Action<PostActs> act, Action<IChannelWatcher> tell) => Locked(() =>
    {
        Required(post);
        act(_channel.ActsOn(post));
        if (_world.Watcher is { } watcher) tell(watcher);
        _world.Changed();
        return true;
    });

    private void Change(Action change) => Locked(() =>
    {
        change();
        _world.Watcher?.Changed(_channel);
        _world.Changed();
        return true;
    });

    private ScriptedPost Required(int post) => _world.Find(_channel, post) ?? throw new ArgumentException($"There is no post {post}.", nameof(post));

    private T Locked<T>(Func<T> act)
    {
        lock (_world.Gate) return act();
    }
}

/// <param name="Kind">text, photo, video, animation, voice, document, poll or service.</param>
/// <param name="AlbumId">0 for a post by itself.</param>
/// <param name="ForwardedFromId">A channel's number.</param>
public sealed record SandboxPost(
    int Id, DateTimeOffset PostedAt, string Kind, string Text, DateTimeOffset? EditedAt, long AlbumId, long? ForwardedFromId, int? ForwardedPostId, SandboxCounters Counters)
{
    internal static SandboxPost Of(ScriptedPost post) => new(
        post.Id,
        DateTimeOffset.FromUnixTimeSeconds(post.Seed.At),
#pragma warning disable CA1308 // The words of the control API are in lower case.
        post.Kind.ToString().ToLowerInvariant(),
#pragma warning restore CA1308
        post.Text,
        post.EditedAt is { } at ? DateTimeOffset.FromUnixTimeSeconds(at) : null,
        post.AlbumId,
        post.Forward?.Channel,
        post.Forward?.PostId,
        post.Counters);
}
