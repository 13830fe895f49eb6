namespace TelegramAdmin.Hosting.Past;

/// <summary>Somebody of the demo's past, and what they did in it.</summary>
internal sealed record PastPerson(string FirstName, string LastName, string? Username, string Language, DateTimeOffset MetAt, string? StartLink, bool IsPremium)
{
    /// <summary>As the sandbox numbered them.</summary>
    public long Id { get; set; }

    public string FullName => $"{FirstName} {LastName}";

    /// <summary>Blocked the bot, which it finds out with the next message to all.</summary>
    public bool HasLeft { get; set; }

    /// <summary>In the order of time.</summary>
    public List<PastMatter> Matters { get; } = [];

    public List<PastPurchase> Purchases { get; } = [];

    /// <summary>What the bot said by itself.</summary>
    public List<PastLine> FromBot { get; } = [];

    /// <summary>What came to them with messages to all.</summary>
    public List<PastReceipt> Receipts { get; } = [];

    /// <summary>In the order of time; balances follow from them.</summary>
    public List<PastEntry> Entries { get; } = [];

    /// <summary>All that stands in the chat.</summary>
    public IEnumerable<PastLine> Lines => FromBot.Concat(Matters.SelectMany(m => m.Lines)).Concat(Receipts.Select(r => r.Line).OfType<PastLine>());

    public long Balance => Entries.Sum(e => e.Amount);

    public DateTimeOffset LastSeenAt => Matters.SelectMany(m => m.Lines).Where(l => l.Author == PastAuthor.Person).Select(l => l.At).Append(MetAt).Max();
}

internal enum PastAuthor
{
    Person,
    Bot,
    Team,
}

/// <summary>One message of a chat.</summary>
internal sealed record PastLine(PastAuthor Author, string Text, DateTimeOffset At)
{
    /// <summary>Its number in the chat.</summary>
    public int Number { get; set; }
}

/// <summary>A question and what became of it; for the team one conversation from opening to closing.</summary>
/// <param name="Operator">Who of the team answers.</param>
internal sealed record PastMatter(string Label, int Operator)
{
    public List<PastLine> Lines { get; } = [];

    public DateTimeOffset OpenedAt => Lines[0].At;

    public DateTimeOffset? ClosedAt { get; set; }

    public int? Rating { get; set; }

    public string? Comment { get; set; }

    public bool IsUrgent { get; set; }
}

/// <summary>One message to all, as it came to somebody.</summary>
/// <param name="Line">Null where they had blocked the bot.</param>
internal sealed record PastReceipt(int Broadcast, DateTimeOffset At, PastLine? Line)
{
    public DateTimeOffset? PressedAt { get; init; }
}

internal enum PastOutcome
{
    Granted,
    Failed,
    Expired,
    Refunded,
}

/// <param name="Product">Which of the first products, by place.</param>
internal sealed record PastPurchase(DateTimeOffset At, int Product, bool IsStars, PastOutcome Outcome)
{
    public DateTimeOffset? RefundedAt { get; init; }
}

/// <summary>A movement of credits.</summary>
internal sealed record PastEntry(Core.Credits.EntryKind Kind, long Amount, DateTimeOffset At, string Note)
{
    /// <summary>What it comes from, for purchases and what is taken back.</summary>
    public PastPurchase? Purchase { get; init; }
}
