namespace TelegramAdmin.Components.Layout;

/// <summary>Everything the frame around a page shows. What is null or empty is not drawn.</summary>
public sealed record ShellState
{
    public ShellPerson? Me { get; init; }

    /// <summary>Whether the role opens what is for managers only.</summary>
    public bool MayManage { get; init; }

    /// <summary>The switcher appears from two workspaces up.</summary>
    public IReadOnlyList<WorkspaceChoice> Workspaces { get; init; } = [];

    /// <summary>Counts beside navigation entries, by <see cref="NavItem.Href"/>.</summary>
    public IReadOnlyDictionary<string, NavCount> Counts { get; init; } = new Dictionary<string, NavCount>();

    public PulseReading? Pulse { get; init; }

    public bool Opens(NavItem item) => MayManage || !item.IsForManagers;
}

/// <summary>The admin who is signed in.</summary>
public sealed record ShellPerson(string Key, string Name, string Role, string? ImageUrl = null);

/// <summary>A workspace that whoever is signed in may go to.</summary>
public sealed record WorkspaceChoice(int Id, string Name, bool IsCurrent);

/// <param name="IsUnread">True: filled, waits for me. False: plain, progress or things to settle.</param>
/// <param name="Meaning">For screen readers: "12 unread".</param>
public sealed record NavCount(string Text, bool IsUnread, string Meaning);

/// <param name="MessagesPerSecond">In and out, mean of the last seconds.</param>
/// <param name="Queued">What waits to be sent, over all bots.</param>
/// <param name="BotsUp">How many of them receive and send.</param>
/// <param name="Series">60 to 120 numbers, oldest first: the last two minutes.</param>
public sealed record PulseReading(Health Health, double MessagesPerSecond, int Queued, int BotsUp, int Bots, IReadOnlyList<double> Series)
{
    public bool IsSame(PulseReading other) => this with { Series = other.Series } == other && Series.SequenceEqual(other.Series);
}

/// <summary>The dot: all well, slowed or partly down, needs a person.</summary>
public enum Health
{
    Good,
    Slowed,
    Down,
}
