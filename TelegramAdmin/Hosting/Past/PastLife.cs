using TelegramAdmin.Core.Credits;

namespace TelegramAdmin.Hosting.Past;

/// <summary>How somebody comes, asks, pays and stays or goes.</summary>
internal sealed class PastLife(PastChance chance, DateTimeOffset now)
{
    private const int Free = 3;

    private readonly PastClock _clock = new(chance);
    private readonly PastShop _shop = new(chance, now);

    public void Live(PastPerson person)
    {
        person.FromBot.Add(new PastLine(PastAuthor.Person, person.StartLink is { } link ? $"/start {link}" : "/start", person.MetAt));
        person.FromBot.Add(new PastLine(PastAuthor.Bot, PastWords.Welcome(person.Language), person.MetAt.AddSeconds(1)));
        person.Entries.Add(new PastEntry(EntryKind.Bonus, Free, person.MetAt.AddSeconds(1), "Free credits for a new person"));
        if (chance.NextDouble() > 0.88)
            return; // Looked, and left.
        var isKeen = chance.NextDouble() < 0.24;
        var at = person.MetAt.AddMinutes(1 + chance.Next(9));
        while (at < now.AddMinutes(-70) && Ask(person, at))
        {
            if (person.HasLeft && person.Matters.Count > 1 || chance.NextDouble() < (isKeen ? 0.05 : 0.3))
                return;
            at = _clock.On(at + _clock.Wait(TimeSpan.FromDays(isKeen ? 3.4 : 8)));
            while (at < person.Matters[^1].Lines[^1].At.AddHours(3))
                at = at.AddDays(1);
        }
    }

    /// <summary>Some wait for an answer right now.</summary>
    public void Wait(List<PastPerson> people)
    {
        int[] minutes = [74, 38, 21, 6];
        var waiting = people.Where(p => !p.HasLeft && p.Balance > 1 && p.Matters.Count > 1 && p.Matters[^1].ClosedAt < now.AddHours(-5)).Reverse().Take(minutes.Length).ToList();
        foreach (var (person, place) in waiting.Select((p, i) => (p, i)))
        {
            var (at, script) = (now.AddMinutes(-minutes[place]), PastWords.Next(chance, person.Language));
            var matter = new PastMatter(script.Label, place % 3) { IsUrgent = place == 1 };
            Say(person, matter, script.Lines[0], at);
            person.Matters.Add(matter);
        }
    }

    /// <returns>False where they had no credits left and did not want to pay.</returns>
    private bool Ask(PastPerson person, DateTimeOffset at)
    {
        var script = PastWords.Next(chance, person.Language);
        var matter = new PastMatter(script.Label, PastNames.Pick(chance, [(0, 15), (1, 48), (2, 37)]));
        foreach (var (line, place) in script.Lines.Select((l, i) => (l, i)))
        {
            var isTheirs = place % 2 == 0;
            if (isTheirs && !CanWrite(person, ref at))
                break;
            if (at > now.AddMinutes(-2))
                break;
            if (isTheirs)
                Say(person, matter, line, at);
            else
                matter.Lines.Add(new PastLine(PastAuthor.Team, line, at));
            at += isTheirs ? Answer(at) : _clock.Wait(TimeSpan.FromMinutes(3));
        }
        if (matter.Lines.Count == 0)
            return false;
        Close(matter);
        person.Matters.Add(matter);
        return true;
    }

    private bool CanWrite(PastPerson person, ref DateTimeOffset at)
    {
        if (PastShop.HasPass(person, at) || person.Balance > 0)
            return true;
        if (chance.NextDouble() > 0.66)
            return false;
        at = _shop.Buy(person, at.AddMinutes(2)).AddMinutes(1);
        return PastShop.HasPass(person, at) || person.Balance > 0;
    }

    private static void Say(PastPerson person, PastMatter matter, string text, DateTimeOffset at)
    {
        matter.Lines.Add(new PastLine(PastAuthor.Person, text, at));
        person.Entries.Add(new PastEntry(EntryKind.Spend, PastShop.HasPass(person, at) ? 0 : -1, at, "Text"));
    }

    /// <summary>Quicker from month to month, slow at night.</summary>
    private TimeSpan Answer(DateTimeOffset at)
    {
        var typical = 4 + 5 * Math.Clamp((now - at).TotalDays / PastPlan.Days, 0, 1);
        return _clock.Wait(TimeSpan.FromMinutes(at.Hour is < 7 or > 21 ? typical * 12 : typical));
    }

    private void Close(PastMatter matter)
    {
        var at = matter.Lines[^1].At.AddMinutes(8 + chance.Next(50));
        if (at > now.AddMinutes(-3) || matter.Lines[^1].Author == PastAuthor.Person && matter.Lines.Count == 1)
            return;
        matter.ClosedAt = at;
        if (chance.NextDouble() > 0.36)
            return;
        matter.Rating = PastNames.Pick(chance, [(5, 66), (4, 22), (3, 8), (2, 4)]);
        matter.Comment = matter.Rating == 5 && chance.Next(4) == 0 ? "Quick and clear" : null;
    }
}
