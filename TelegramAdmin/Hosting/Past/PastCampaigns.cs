using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Campaigns.Broadcasts;
using TelegramAdmin.Core.Campaigns.Broadcasts.Drafting;
using TelegramAdmin.Core.Campaigns.Gifts;
using TelegramAdmin.Core.Campaigns.Gifts.Drafting;
using TelegramAdmin.Core.Campaigns.Writing;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Storage.Rollups;
using GiftState = TelegramAdmin.Core.Campaigns.Gifts.GiftState;

namespace TelegramAdmin.Hosting.Past;

/// <summary>Messages to all that were sent, one that is still being written, and a gift.</summary>
internal sealed class PastCampaigns(SaveBroadcast broadcasts, SaveGift gifts)
{
    private const string Blocked = "Forbidden: bot was blocked by the user";
    private const string KeepAPlace = "Keep me a place";

    private static readonly (string Name, string Text)[] Texts =
    [
        ("Speaking club opens", "From this week we meet every Thursday at 20:00 to speak, in groups of four. Shall we keep you a place?"),
        ("New evening groups", "A2 and B1 now also in the evening, twice a week at 19:15. Shall we keep you a place?"),
        ("Weekend intensive", "Two days, ten lessons, one topic: speaking without fear. Twelve places. Shall we keep you one?"),
        ("Timetable of the new term", "The timetable of the new term is here. Your group keeps its hours."),
    ];

    private readonly List<Broadcast> _sent = [];
    private GiftCampaign? _gift;

    /// <summary>Recipients in the order in which they were sent to.</summary>
    public List<(PastPerson Person, PastReceipt Receipt, Recipient Row)> Recipients { get; } = [];

    /// <summary>The drafts, as the team wrote them.</summary>
    public async Task DraftAsync(Actor by)
    {
        foreach (var (name, text) in Texts)
        {
            var message = new CampaignMessage { Default = new MessageVersion { Text = text, Buttons = [[new CampaignButton(KeepAPlace, CampaignButtonKind.Answer, "Done, we write to you.")]] } };
            _sent.Add((await broadcasts.RunAsync(PastPage.Home, null, 0, new BroadcastDraft { Name = name, Variants = [new BroadcastVariant("A", message)] }, by)).Value);
        }
        _gift = (await gifts.RunAsync(PastPage.Home, null, 0, new GiftDraft { Name = "We miss you", Credits = 2, Reason = "We miss you" }, by)).Value;
    }

    public static string TextOf(PastReceipt receipt) => Texts[receipt.Broadcast].Text;

    public string GiftSource(PastPerson person) => _gift!.SourceFor(person.Id);

    public async Task WriteAsync(PastPage page)
    {
        foreach (var (at, number) in page.Plan.Broadcasts.Select((b, i) => (b, i)))
            await FinishAsync(page, number, at);
        foreach (var (person, receipt) in page.Plan.People.SelectMany(p => p.Receipts, (person, receipt) => (person, receipt)).OrderBy(r => r.receipt.At))
            Recipients.Add((person, receipt, Row(page, person, receipt)));
        await page.AddAsync(Recipients.Select(r => r.Row));
        await page.AddAsync(Recipients.Where(r => r.Receipt.PressedAt < page.Now).OrderBy(r => r.Receipt.PressedAt).Select(r => Press(page, r.Row)));
        await GiveAsync(page);
    }

    private async Task FinishAsync(PastPage page, int number, DateTimeOffset at)
    {
        var (id, end) = (_sent[number].Id, page.Plan.People.SelectMany(p => p.Receipts).Where(r => r.Broadcast == number).Max(r => r.At));
        await page.Db.Set<Broadcast>().Where(b => b.Id == id).ExecuteUpdateAsync(b => b
            .SetProperty(x => x.State, BroadcastState.Finished).SetProperty(x => x.CreatedAt, at.AddHours(-2)).SetProperty(x => x.ChangedAt, at)
            .SetProperty(x => x.StartedAt, at).SetProperty(x => x.ListedAt, at.AddSeconds(1)).SetProperty(x => x.FinishedAt, end.AddSeconds(1)));
    }

    private Recipient Row(PastPage page, PastPerson person, PastReceipt receipt) => new()
    {
        WorkspaceId = PastPage.Home, BroadcastId = _sent[receipt.Broadcast].Id, TelegramUserId = person.Id, BotId = page.Bot, Variant = "A", Attempts = 1,
        State = receipt.Line is null ? RecipientState.Failed : RecipientState.Sent, ErrorCode = receipt.Line is null ? 403 : null, Error = receipt.Line is null ? Blocked : null,
        TelegramMessageId = receipt.Line?.Number, SentAt = receipt.Line is null ? null : receipt.At, PressedAt = receipt.PressedAt < page.Now ? receipt.PressedAt : null,
    };

    private static ButtonPress Press(PastPage page, Recipient recipient)
    {
        page.Counts.Add(Metric.Updates, recipient.PressedAt!.Value);
        return new ButtonPress { WorkspaceId = PastPage.Home, BroadcastId = recipient.BroadcastId, RecipientId = recipient.Id, Button = "0.0", At = recipient.PressedAt.Value };
    }

    private async Task GiveAsync(PastPage page)
    {
        var (id, at) = (_gift!.Id, page.Plan.GiftAt);
        await page.Db.Set<GiftCampaign>().Where(g => g.Id == id).ExecuteUpdateAsync(g => g
            .SetProperty(x => x.State, GiftState.Finished).SetProperty(x => x.CreatedAt, at.AddHours(-1)).SetProperty(x => x.ChangedAt, at)
            .SetProperty(x => x.StartedAt, at).SetProperty(x => x.ListedAt, at.AddSeconds(1)).SetProperty(x => x.FinishedAt, at.AddMinutes(1)));
        await page.AddAsync(page.Plan.People.Where(p => p.Entries.Exists(e => e.Kind == EntryKind.Gift)).Select(p => new GiftRecipient
        {
            WorkspaceId = PastPage.Home, GiftId = id, TelegramUserId = p.Id, BotId = page.Bot, State = GiftRecipientState.Given, GivenAt = p.Entries.Find(e => e.Kind == EntryKind.Gift)!.At,
        }));
    }
}
