namespace TelegramAdmin.Sandbox.MtProto.Channels;

/// <summary>A channel of the script. Its history is a function of its seed and the time; what people do to it comes on top.</summary>
internal sealed class ScriptedChannel(ChannelPlan plan)
{
    private readonly List<PostSeed> _posts = [];
    private int _number;

    public ChannelPlan Plan => plan;

    public long Id => plan.Id;

    public string Title { get; set; } = plan.Title;

    /// <summary>Null while it is private.</summary>
    public string? Username { get; set; } = plan.Username;

    public bool IsGone { get; set; }

    public long? MembersSet { get; set; }

    /// <summary>Accounts that are members, by their phone's digits.</summary>
    public HashSet<string> Admitted { get; } = [];

    public SortedDictionary<int, PostActs> Acts { get; } = [];

    public IReadOnlyList<PostSeed> Posts => _posts;

    public int LastId => _posts.Count == 0 ? 0 : _posts[^1].Id;

    public bool IsOpenTo(string? phone) => !IsGone && (Username is not null || (phone is not null && Admitted.Contains(phone)));

    /// <summary>Lets the history come up to this moment.</summary>
    public void Grow(long now)
    {
        while ((plan.Grows || _number < plan.Posts) && plan.Schedule.At(_number) is var at && at <= now)
        {
            Append(_number, at, PostMaker.PartsOf(plan, _number));
            _number++;
        }
    }

    /// <summary>Puts what was done to it before back where it was: the same history grows around it.</summary>
    public void Restore(IReadOnlyDictionary<int, PostActs> acts)
    {
        foreach (var (id, done) in acts.OrderBy(pair => pair.Key))
        {
            Acts[id] = done;
            if (done.Written is not { } written) continue;
            Grow(written.At);
            Append(-1, written.At, 1);
        }
    }

    /// <summary>Adds what somebody writes now; its number is the answer.</summary>
    public int Write(WrittenPost post)
    {
        Grow(post.At);
        Acts[LastId + 1] = new PostActs { Written = post };
        Append(-1, post.At, 1);
        return LastId;
    }

    public PostActs ActsOn(int id)
    {
        if (!Acts.TryGetValue(id, out var acts))
            Acts[id] = acts = new PostActs();
        return acts;
    }

    /// <returns>Where the first post of this number or a later one stands.</returns>
    public int PlaceOf(int id)
    {
        var (low, high) = (0, _posts.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_posts[middle].Id < id) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    private void Append(int number, long at, int parts)
    {
        for (var part = 0; part < parts; part++)
            _posts.Add(new PostSeed(LastId + 1, number, at, (byte)part, (byte)parts));
    }
}
