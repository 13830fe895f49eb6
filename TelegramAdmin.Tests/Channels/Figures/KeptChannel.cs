using TelegramAdmin.Core.Channels;
using TelegramAdmin.Core.Channels.Members;
using TelegramAdmin.Core.Channels.Posts;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Tests.Channels.Figures;

/// <summary>A channel whose rows a test writes as if they had been collected. Nothing collects them: it is not followed any more.</summary>
internal sealed class KeptChannel
{
    private readonly List<ChannelPost> _posts = [];
    private readonly List<MemberSnapshot> _members = [];
    private readonly List<ChannelHour> _hours = [];

    private KeptChannel(TrackedChannel row) => Row = row;

    public TrackedChannel Row { get; }

    public long Id => Row.Id;

    public IReadOnlyList<ChannelPost> Posts => _posts;

    public IReadOnlyList<MemberSnapshot> Members => _members;

    public IReadOnlyList<ChannelHour> Hours => _hours;

    public static async Task<KeptChannel> AddAsync(IDatabase storage, string name, DateTimeOffset at, WorkspaceId? workspace = null, bool isOwn = false)
    {
        var row = new TrackedChannel
        {
            WorkspaceId = workspace ?? WorkspaceId.Default,
            Address = name,
            Username = name,
            TelegramId = name.Aggregate(17L, (number, letter) => (number * 31 + letter) % 10_000_000_019),
            Title = name,
            IsOwn = isOwn,
            State = ChannelState.NotFollowed,
            AddedAt = at,
        };
        await storage.WriteAsync(row.WorkspaceId, async db => await db.TrackedChannels.AddAsync(row));
        return new KeptChannel(row);
    }

    public ChannelPost Post(DateTimeOffset at, long? views = null, int? forwards = null, int? reactions = null, int? comments = null, string text = "words", PostKind kind = PostKind.Text)
    {
        var post = new ChannelPost
        {
            ChannelId = Id,
            MessageId = _posts.Count + 1,
            WorkspaceId = Row.WorkspaceId,
            PostedAt = at,
            Kind = kind,
            Text = text,
            Views = views,
            Forwards = forwards,
            Reactions = reactions,
            Comments = comments,
            SeenAt = at,
            CountedAt = at,
        };
        _posts.Add(post);
        return post;
    }

    public void Counted(DateTimeOffset at, long members) => _members.Add(new MemberSnapshot { ChannelId = Id, TakenAt = at, WorkspaceId = Row.WorkspaceId, Members = members });

    public void Gained(DateTimeOffset hour, long views) => _hours.Add(new ChannelHour { ChannelId = Id, Hour = hour, WorkspaceId = Row.WorkspaceId, Views = views });

    /// <summary>Months of posts, counts and hours with everything that happens to them; the same each time.</summary>
    public void Live(DateTimeOffset from, DateTimeOffset to)
    {
        var chance = new Random(20_260_515);
        long members = 40_000;
        for (var hour = from; hour < to; hour = hour.AddHours(1))
        {
            if (chance.Next(4) == 0)
                Gained(hour, chance.Next(2_000));
            if (hour.Hour % 6 == 0)
                Counted(hour.AddMinutes(chance.Next(50)), members += chance.Next(-60, 100));
            if (chance.Next(9) == 0)
                Happening(hour.AddMinutes(chance.Next(60)), chance);
        }
    }

    public Task KeepAsync(IDatabase storage) => storage.WriteAsync(Row.WorkspaceId, db =>
    {
        db.ChannelPosts.AddRange(_posts);
        db.MemberSnapshots.AddRange(_members);
        db.ChannelHours.AddRange(_hours);
        return Task.CompletedTask;
    });

    private void Happening(DateTimeOffset at, Random chance)
    {
        var kind = chance.Next(6) switch { 0 => PostKind.Photo, 1 => PostKind.Video, 2 => PostKind.Poll, _ => PostKind.Text };
        var views = chance.Next(3_000, 20_000);
        var post = Post(at, views, chance.Next(500), chance.Next(900), chance.Next(5) == 0 ? null : chance.Next(80), new string('x', chance.Next(2_500)), kind);
        post.ViewsAt6Hours = chance.Next(4) == 0 ? null : views / 3;
        post.ViewsAt24Hours = chance.Next(4) == 0 ? null : views / 2;
        if (chance.Next(10) == 0)
            post.DeletedAt = at.AddDays(1);
        if (chance.Next(8) == 0)
            post.EditedAt = at.AddHours(1);
        if (chance.Next(12) == 0)
            Post(at.AddMinutes(1), text: "A new photo of the channel", kind: PostKind.Service);
        if (chance.Next(10) == 0)
            Album(at.AddMinutes(2), chance);
    }

    // Three photos that people saw together; the words are those of the first.
    private void Album(DateTimeOffset at, Random chance)
    {
        var album = _posts.Count + 1_000_000L;
        for (var part = 0; part < 3; part++)
            Post(at, chance.Next(3_000, 9_000), chance.Next(50), part == 0 ? chance.Next(300) : null, null, part == 0 ? "three of them" : "", PostKind.Photo).AlbumId = album;
    }
}
