using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Storage.Rollups;
using TelegramAdmin.Core.Users;

namespace TelegramAdmin.Hosting.Past;

/// <summary>The rows of the people themselves: who they are, when they were seen, whether they can be reached.</summary>
internal static class PastPeople
{
    private const string Blocked = "Forbidden: bot was blocked by the user";

    public static async Task WriteAsync(PastPage page)
    {
        await page.AddAsync(page.Plan.People.Select(Known));
        await page.AddAsync(page.Plan.People.Select(p => User(page, p)));
        await page.AddAsync(page.Plan.People.Select(p => Reach(page, p)));
        await page.AddAsync(page.Plan.People.SelectMany(p => Days(page, p)));
    }

    private static bool IsLost(PastPerson person) => person.Receipts.Exists(r => r.Line is null);

    private static KnownPerson Known(PastPerson person) => new()
    {
        WorkspaceId = PastPage.Home, TelegramUserId = person.Id, Language = person.Language, IsPremium = person.IsPremium, IsReachable = !IsLost(person),
        FirstSeenAt = person.MetAt, LastSeenAt = person.LastSeenAt, StartedAt = person.MetAt, StartLink = person.StartLink,
    };

    private static BotUser User(PastPage page, PastPerson person)
    {
        page.Counts.Add(Metric.NewUsers, person.MetAt);
        return new BotUser
        {
            WorkspaceId = PastPage.Home, BotId = page.Bot, TelegramUserId = person.Id, FirstName = person.FirstName, LastName = person.LastName, Username = person.Username, LanguageCode = person.Language,
            IsPremium = person.IsPremium, FirstSeenAt = person.MetAt, LastSeenAt = person.LastSeenAt, StartedAt = person.MetAt, MessagesIn = Written(person).Count(),
        };
    }

    private static Reachability Reach(PastPage page, PastPerson person) => new()
    {
        WorkspaceId = PastPage.Home, BotId = page.Bot, ChatId = person.Id, IsReachable = !IsLost(person), Reason = IsLost(person) ? Blocked : null,
        Since = person.Receipts.Find(r => r.Line is null)?.At ?? person.MetAt,
    };

    private static IEnumerable<ActiveDay> Days(PastPage page, PastPerson person) => Written(person).GroupBy(at => RollupPeriod.Day.StartOf(at)).Select(day =>
    {
        page.Counts.Add(Metric.ActiveUsers, day.Min());
        return new ActiveDay { WorkspaceId = PastPage.Home, BotId = page.Bot, TelegramUserId = person.Id, Day = day.Key };
    });

    private static IEnumerable<DateTimeOffset> Written(PastPerson person) =>
        person.FromBot.Concat(person.Matters.SelectMany(m => m.Lines)).Where(l => l.Author == PastAuthor.Person).Select(l => l.At);
}
