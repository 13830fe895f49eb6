namespace TelegramAdmin.Hosting.Past;

/// <summary>What happened in the demo's past: the same each time, but for where "now" lies.</summary>
internal sealed class PastPlan
{
    /// <summary>More than two months, so that a month can be compared with the one before.</summary>
    public const int Days = 76;

    private const ulong Seed = 1885; // The year of somebody's first language school.

    private readonly PastChance _chance = new(Seed);

    private PastPlan(DateTimeOffset now) => Now = now;

    public DateTimeOffset Now { get; }

    public List<PastPerson> People { get; } = [];

    /// <summary>When the team wrote to everybody.</summary>
    public IReadOnlyList<DateTimeOffset> Broadcasts => [Morning(-52), Morning(-31), Morning(-9)];

    public DateTimeOffset GiftAt => Morning(-4).AddHours(1);

    public static PastPlan Make(DateTimeOffset now)
    {
        var plan = new PastPlan(now);
        plan.Meet();
        var life = new PastLife(plan._chance, now);
        foreach (var person in plan.People)
            life.Live(person);
        life.Wait(plan.People);
        plan.Give();
        plan.Send();
        plan.Number();
        return plan;
    }

    public bool IsGiven(PastPerson person) =>
        !person.HasLeft && person.MetAt < Now.AddDays(-20) && person.LastSeenAt < GiftAt.AddDays(-3) && person.Entries.TrueForAll(e => e.Kind == Core.Credits.EntryKind.Gift || e.At < GiftAt);

    private DateTimeOffset Morning(int day) => new DateTimeOffset(Now.UtcDateTime.Date, TimeSpan.Zero).AddDays(day).AddHours(10);

    /// <summary>From two to five new people a day, more each week.</summary>
    private void Meet()
    {
        var clock = new PastClock(_chance);
        for (var day = -Days; day <= 0; day++)
        {
            var at = Now.AddDays(day);
            for (var i = clock.About((1.8 + 2.8 * (Days + day) / Days) * PastClock.Crowd(at)); i > 0; i--)
                People.Add(PastNames.Next(_chance, clock.On(at)));
        }
        People.RemoveAll(p => p.MetAt > Now.AddMinutes(-20));
        People.Sort((a, b) => a.MetAt.CompareTo(b.MetAt));
        foreach (var person in People)
            person.HasLeft = person.MetAt < Now.AddDays(-14) && _chance.Next(22) == 0;
    }

    /// <summary>Two credits for those who have not written for a while.</summary>
    private void Give()
    {
        foreach (var person in People.Where(IsGiven))
            person.Entries.Add(new PastEntry(Core.Credits.EntryKind.Gift, 2, GiftAt.AddSeconds(person.Entries.Count), "We miss you"));
    }

    /// <summary>A message of the same text to everybody who was there, 25 a second.</summary>
    private void Send()
    {
        foreach (var (at, number) in Broadcasts.Select((b, i) => (b, i)))
        {
            foreach (var (person, place) in People.Where(p => p.MetAt < at && !p.Receipts.Exists(r => r.Line is null)).Select((p, i) => (p, i)))
            {
                var sent = at.AddSeconds(2 + place / 25.0);
                var isLost = person.HasLeft && person.LastSeenAt < at;
                person.Receipts.Add(new PastReceipt(number, sent, isLost ? null : new PastLine(PastAuthor.Bot, "", sent)) { PressedAt = !isLost && _chance.Next(100) < 26 ? sent.AddMinutes(3 + _chance.Next(900)) : null });
            }
        }
    }

    private void Number()
    {
        foreach (var person in People)
        {
            var number = 0;
            foreach (var line in person.Lines.OrderBy(l => l.At))
                line.Number = ++number;
        }
    }
}
