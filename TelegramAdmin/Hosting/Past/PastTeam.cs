using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Auth;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.QuickReplies;
using TelegramAdmin.Core.QuickReplies.Editing;
using TelegramAdmin.Core.Security;
using TelegramAdmin.Core.Storage.Rollups;

namespace TelegramAdmin.Hosting.Past;

/// <summary>Who answers in the demo, and the answers that they keep ready.</summary>
internal sealed class PastTeam(CreateAdmin create, SaveQuickReply save, CategoryBook categories)
{
    private static readonly (string Shortcut, string Title, string Category, string Text)[] Replies =
    [
        ("hours", "Opening hours", "Timetable", "We answer from 8:00 to 21:00, on Saturdays until 14:00."),
        ("trial", "Free trial lesson", "Timetable", "The first lesson is free, {first_name|there}. Which day suits you?"),
        ("groups", "Groups with places", "Timetable", "Places are left in A2 (Tue, Thu 19:15) and B1 (Mon, Wed 9:30)."),
        ("level", "Placement test", "Lessons", "The placement test takes about twenty minutes. You have the result on the same day."),
        ("homework", "Where homework goes", "Lessons", "Send it right here as text, photo or voice message. A teacher looks at it within a day."),
        ("invoice", "Invoice", "Billing", "Stripe sends the invoice to the address that you gave when you paid. I can send it once more."),
        ("refund", "Money back", "Billing", "Done, {first_name|there}. It takes five to ten days until your bank shows it."),
        ("credits", "How credits work", "Billing", "A message costs one credit. Credits that you bought never end."),
    ];

    /// <summary>In the order of <see cref="PastMatter.Operator"/>; the first is the owner that one click enters as.</summary>
    public async Task<IReadOnlyList<(long Id, string Name)>> HireAsync()
    {
        var owner = await SandboxOwner.MakeAsync(create);
        var sam = (await create.RunAsync(PastPage.Home, "Sam Ortega", "sam@sandbox.example", SecretProtector.NewSecret(), AdminRole.Operator)).Value;
        var ines = (await create.RunAsync(PastPage.Home, "Inés Duarte", "ines@sandbox.example", SecretProtector.NewSecret(), AdminRole.Operator)).Value;
        return [(owner.Id, owner.Name), (sam.Id, sam.Name), (ines.Id, ines.Name)];
    }

    public async Task KeepRepliesAsync()
    {
        var places = new Dictionary<string, long>();
        foreach (var name in Replies.Select(r => r.Category).Distinct())
            places[name] = (await categories.AddAsync(PastPage.Home, name)).Value.Id;
        foreach (var (shortcut, title, category, text) in Replies)
            await save.RunAsync(PastPage.Home, null, new QuickReplyDraft(shortcut, title, null, places[category], [new ReplyStep { Text = text }]));
    }

    /// <summary>Every fourth answer was one of them.</summary>
    public static async Task WriteUsesAsync(PastPage page)
    {
        var replies = await page.Db.Set<QuickReply>().OrderBy(r => r.Id).ToListAsync();
        var answers = page.Plan.People.SelectMany(p => p.Matters).SelectMany(m => m.Lines.Where(l => l.Author == PastAuthor.Team).Select(l => (m.Operator, l.At))).OrderBy(a => a.At);
        var used = answers.Where((_, place) => place % 4 == 0).Select((a, place) => (Reply: replies[place * place % replies.Count], a.Operator, a.At)).ToList();
        await page.AddAsync(used.GroupBy(u => (u.Reply.Id, u.Operator, Day: RollupPeriod.Day.StartOf(u.At))).Select(u => new QuickReplyUse
        {
            WorkspaceId = PastPage.Home, QuickReplyId = u.Key.Id, AdminId = page.Team[u.Key.Operator].Id, Day = u.Key.Day, Count = u.LongCount(),
        }));
        foreach (var reply in used.GroupBy(u => u.Reply.Id))
        {
            var (count, last) = (reply.LongCount(), reply.Max(r => r.At));
            await page.Db.Set<QuickReply>().Where(r => r.Id == reply.Key).ExecuteUpdateAsync(r => r.SetProperty(x => x.Uses, count).SetProperty(x => x.LastUsedAt, last));
        }
    }
}
