using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Conversations.Handling;
using TelegramAdmin.Core.Conversations.Timing;
using TelegramAdmin.Core.Storage.Rollups;

namespace TelegramAdmin.Hosting.Past;

/// <summary>Conversations with their visits, answers, labels and messages.</summary>
internal sealed class PastTalks(PastPage page)
{
    private static readonly TimeSpan Promise = TimeSpan.FromMinutes(InboxSettings.AnswerMinutes.Default);
    private static readonly TimeSpan UrgentPromise = TimeSpan.FromMinutes(InboxSettings.UrgentAnswerMinutes.Default);

    private readonly Dictionary<PastPerson, Conversation> _talks = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<PastMatter, ConversationVisit> _visits = new(ReferenceEqualityComparer.Instance);

    /// <summary>All lines of chats, in the order of time.</summary>
    public List<(PastPerson Person, PastLine Line, ConversationMessage Row)> Messages { get; } = [];

    public async Task WriteAsync()
    {
        foreach (var person in page.Plan.People)
            _talks[person] = Talk(person);
        await page.AddAsync(_talks.Values);
        foreach (var (person, matter) in Matters.OrderBy(m => m.Matter.OpenedAt))
            _visits[matter] = Visit(person, matter);
        await page.AddAsync(_visits.Values);
        await page.AddAsync(Matters.SelectMany(m => Answers(m.Person, m.Matter)).OrderBy(a => a.AnsweredAt));
        await WriteMessagesAsync();
        await WriteLabelsAsync();
        foreach (var (person, talk) in _talks)
            Conclude(person, talk);
    }

    private IEnumerable<(PastPerson Person, PastMatter Matter)> Matters => page.Plan.People.SelectMany(p => p.Matters, (person, matter) => (person, matter));

    private Conversation Talk(PastPerson person) => new()
    {
        WorkspaceId = PastPage.Home, BotId = page.Bot, ChatId = person.Id, Title = person.FullName, SearchText = $"{person.FullName} {person.Username}".ToLowerInvariant(),
        State = ConversationState.Quiet, LastMessageAt = person.MetAt,
    };

    private ConversationVisit Visit(PastPerson person, PastMatter matter)
    {
        page.Counts.Add(Metric.ConversationsOpened, matter.OpenedAt);
        var first = matter.Lines.Find(l => l.Author == PastAuthor.Team)?.At;
        return new ConversationVisit
        {
            WorkspaceId = PastPage.Home, ConversationId = _talks[person].Id, BotId = page.Bot, OpenedAt = matter.OpenedAt, FirstAnswerAt = first, FirstAnswerBy = first is null ? null : page.Team[matter.Operator].Id,
            ClosedAt = matter.ClosedAt, ClosedBy = matter.ClosedAt is null ? null : page.Team[matter.Operator].Id, OpenSeconds = matter.ClosedAt is { } end ? (long)(end - matter.OpenedAt).TotalSeconds : null,
            IsLate = Waits(matter).Any(w => w.Answered - w.Asked > Promise), Rating = matter.Rating, RatingComment = matter.Comment, RatedAt = matter.Rating is null ? null : matter.ClosedAt?.AddMinutes(2),
        };
    }

    private static IEnumerable<(DateTimeOffset Asked, DateTimeOffset Answered)> Waits(PastMatter matter) =>
        matter.Lines.Zip(matter.Lines.Skip(1)).Where(pair => pair.Second.Author == PastAuthor.Team).Select(pair => (pair.First.At, pair.Second.At));

    private IEnumerable<AnswerTime> Answers(PastPerson person, PastMatter matter) => Waits(matter).Select((wait, place) => new AnswerTime
    {
        WorkspaceId = PastPage.Home, ConversationId = _talks[person].Id, VisitId = _visits[matter].Id, BotId = page.Bot, AdminId = page.Team[matter.Operator].Id, AskedAt = wait.Asked, AnsweredAt = wait.Answered,
        Seconds = (long)(wait.Answered - wait.Asked).TotalSeconds, IsFirst = place == 0, DueAt = wait.Asked + Promise, IsLate = wait.Answered - wait.Asked > Promise,
    });

    private async Task WriteMessagesAsync()
    {
        var lines = page.Plan.People.SelectMany(person => person.FromBot.Select(line => (person, line, (PastMatter?)null))
            .Concat(person.Matters.SelectMany(matter => matter.Lines.Select(line => (person, line, (PastMatter?)matter)))));
        foreach (var (person, line, matter) in lines.OrderBy(l => l.line.At))
            Messages.Add((person, line, Row(person, line, matter)));
        await page.AddAsync(Messages.Select(m => m.Row));
    }

    private ConversationMessage Row(PastPerson person, PastLine line, PastMatter? matter)
    {
        var by = line.Author == PastAuthor.Team ? page.Team[matter!.Operator] : ((long Id, string Name)?)null;
        if (line.Author == PastAuthor.Person)
        {
            page.Counts.Add(Metric.MessagesIn, line.At);
            page.Counts.Add(Metric.Updates, line.At);
        }
        return new ConversationMessage
        {
            WorkspaceId = PastPage.Home, ConversationId = _talks[person].Id, Author = line.Author switch { PastAuthor.Person => MessageAuthor.Person, PastAuthor.Bot => MessageAuthor.Bot, _ => MessageAuthor.Operator },
            AdminId = by?.Id, AuthorName = by?.Name, TelegramMessageId = line.Number, Kind = MessageKind.Text, Text = line.Text, SentAt = line.At,
            Delivery = line.Author == PastAuthor.Person ? null : Core.Delivery.DeliveryState.Sent,
        };
    }

    private async Task WriteLabelsAsync()
    {
        var labels = PastWords.Labels.Select(name => new Label { WorkspaceId = PastPage.Home, Name = name, CreatedAt = page.Now.AddDays(-PastPlan.Days) }).ToList();
        await page.AddAsync(labels);
        var worn = page.Plan.People.Where(p => p.Matters.Count > 0).Select(p => (_talks[p].Id, labels.Find(l => l.Name == p.Matters[^1].Label)!.Id));
        await page.AddAsync(worn.Select(w => new ConversationLabel { WorkspaceId = PastPage.Home, ConversationId = w.Item1, LabelId = w.Item2 }));
    }

    /// <summary>How it stands now, after the last of its messages.</summary>
    private void Conclude(PastPerson person, Conversation talk)
    {
        var (_, line, row) = Messages.FindLast(m => m.Row.ConversationId == talk.Id);
        (talk.LastMessageId, talk.LastMessageAt, talk.Preview, talk.PreviewAuthor) = (row.Id, line.At, line.Text, row.Author);
        if (person.Matters is not [.., var matter])
            return;
        (talk.State, talk.ClosedAt, talk.ClosedBy) = (matter.ClosedAt is null ? ConversationState.Open : ConversationState.Closed, matter.ClosedAt, matter.ClosedAt is null ? null : page.Team[matter.Operator].Id);
        if (matter.ClosedAt is not null)
            return;
        (talk.VisitId, talk.OpenedAt, talk.Priority) = (_visits[matter].Id, matter.OpenedAt, matter.IsUrgent ? ConversationPriority.High : ConversationPriority.Normal);
        if (matter.Lines[^1] is { Author: PastAuthor.Person } open)
            (talk.WaitingSince, talk.DueAt, talk.UnreadCount) = (open.At, open.At + (matter.IsUrgent ? UrgentPromise : Promise), 1);
        else
            talk.AssigneeId = page.Team[matter.Operator].Id;
    }
}
