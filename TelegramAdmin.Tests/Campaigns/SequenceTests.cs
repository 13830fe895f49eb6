using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Audiences;
using TelegramAdmin.Core.Campaigns.Sequences;
using TelegramAdmin.Core.Conversations.Handling;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Conversations.Timing;
using TelegramAdmin.Tests.Credits.Chat;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Campaigns;

/// <summary>Steps after an event, on a clock that the test moves; in Lisbon, in March 2027, as <see cref="Office"/> writes moments.</summary>
public sealed class SequenceTests
{
    private const int Hour = 60;
    private const int Day = 24 * Hour;

    [Theory, OnBothDatabases]
    public async Task Steps_ComeWhenTheyAreDue_OnThePersonsClock_ToWhoMatches_AndOnce(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var sequence = await AddAsync(office, new SequenceDraft("Welcome", SequenceTrigger.Joined,
        [
            Step(0, "Welcome {{ first_name }}"),
            Step(20 * Hour, "The second, in the morning") with { NotBefore = new TimeOnly(10, 0) },
            Step(Hour, "Only in Spanish") with { Only = Audience.Where(AudienceField.Language, Comparison.Is, "es") },
            Step(2 * Day, "The last"),
        ]));
        var (ana, inga) = (Phone.Of(office.App, office.Bot, "Ana"), Phone.Of(office.App, office.Bot, "Inga", "es"));

        office.GoTo("26 09:00");
        foreach (var person in new[] { ana, inga })
        {
            person.Person.Start(office.Bot);
            await UntilAsync(office, sequence, person, SequenceRunState.UnderWay, step: 1);
        }
        Assert.Contains(ana.Messages, m => m.Text == "Welcome Ana");
        ana.Person.Start(office.Bot); // Again is not anew.
        office.GoTo("27 09:59"); // 20 hours passed at 05:00; on their clocks it is not ten yet.
        await StaysAsync(office, sequence, ana, step: 1);
        Assert.DoesNotContain(ana.Messages, m => m.Text!.StartsWith("The second", StringComparison.Ordinal));
        office.GoTo("27 10:00");
        foreach (var person in new[] { ana, inga })
            await UntilAsync(office, sequence, person, SequenceRunState.UnderWay, step: 2);
        Assert.Contains(ana.Messages, m => m.Text == "The second, in the morning");

        office.GoTo("27 11:00");
        foreach (var person in new[] { ana, inga })
            await UntilAsync(office, sequence, person, SequenceRunState.UnderWay, step: 3);
        Assert.Contains(inga.Messages, m => m.Text == "Only in Spanish");
        Assert.DoesNotContain(ana.Messages, m => m.Text == "Only in Spanish");
        office.GoTo("29 11:59"); // Summer time began on the 28th: two days are 48 hours.
        await StaysAsync(office, sequence, ana, step: 3);
        office.GoTo("29 12:00");
        foreach (var person in new[] { ana, inga })
            await UntilAsync(office, sequence, person, SequenceRunState.Finished, step: 4);

        Assert.Equal([3, 4], (await RunsAsync(office, sequence)).OrderBy(r => r.TelegramUserId == inga.Person.Id).Select(r => r.Sent));
        Assert.Equal(4, inga.Messages.Count(m => m.Text is "Welcome Inga" or "The second, in the morning" or "Only in Spanish" or "The last"));
        var line = Assert.Single(await office.App.Service<SequenceReader>().ListAsync(WorkspaceId.Default));
        Assert.Equal(new SequenceCounts(0, 2, 0, 7), line.Counts);
    }

    [Theory, OnBothDatabases]
    public async Task Sequence_Ends_WhenTheyReplyBlockOrMatch_AndGoesOnAfterAChange(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var label = (await office.App.Service<LabelBook>().AddAsync(WorkspaceId.Default, "buyer")).Value.Id;
        var draft = new SequenceDraft("Spring", SequenceTrigger.StartLink, [Step(0, "One"), Step(Day, "Two"), Step(Day, "Three")]) { TriggerValue = "spring", EndsWithReply = true, EndsFor = Audience.Where(AudienceField.Username, Comparison.Is, "true") };
        var sequence = await AddAsync(office, draft);
        var people = new[] { "Ana", "Ben", "Eve", "Joe" }.Select(name => Phone.Of(office.App, office.Bot, name)).ToList();
        var (ana, ben, eve, joe) = (people[0], people[1], people[2], people[3]);
        var named = new Phone(office.App, office.Bot, office.App.Sandbox.World.AddPerson("Zoe", username: "zoe"));

        named.Person.Start(office.Bot, "spring");
        await UntilAsync(office, sequence, named, SequenceRunState.Left, step: 0);
        Assert.Equal("Matched the condition that ends it", (await RunAsync(office, sequence, named)).Reason);
        foreach (var person in people)
        {
            person.Person.Start(office.Bot, "spring");
            await UntilAsync(office, sequence, person, SequenceRunState.UnderWay, step: 1);
        }
        await ben.WriteAsync("\"text\":\"I have a question\"");
        await UntilAsync(office, sequence, ben, SequenceRunState.Left, step: 1);
        eve.Person.Block(office.Bot);
        var changed = await office.App.Service<SequenceBook>().SaveAsync(WorkspaceId.Default, sequence.Id, sequence.Version, draft with { Steps = [Step(0, "One"), Step(Day, "Two, as it is now")] }, office.Olga);
        Assert.Equal("sequence_changed", (await office.App.Service<SequenceBook>().SaveAsync(WorkspaceId.Default, sequence.Id, sequence.Version - 1, draft, office.Olga)).Failure!.Code);
        Assert.Null(changed.Failure);

        office.Forward(TimeSpan.FromDays(1));
        await UntilAsync(office, sequence, ana, SequenceRunState.Finished, step: 2);
        await UntilAsync(office, sequence, eve, SequenceRunState.Left, step: 1);
        Assert.Equal("Two, as it is now", ana.Last.Text);
        Assert.Equal(("They wrote to the team", true), ((await RunAsync(office, sequence, ben)).Reason, (await RunAsync(office, sequence, eve)).Reason?.Length > 0));
        await UntilAsync(office, sequence, joe, SequenceRunState.Finished, step: 2);

        var labelled = await AddAsync(office, new SequenceDraft("Buyers", SequenceTrigger.Label, [Step(0, "Thank you for buying")]) { TriggerValue = label.ToString(System.Globalization.CultureInfo.InvariantCulture) });
        var conversation = await office.OfAsync(ben);
        foreach (var _ in new[] { 1, 2 })
            Assert.Null((await office.App.Service<HandleConversation>().RunAsync(WorkspaceId.Default, conversation.Id, new HandlingAct.PutLabel(label), office.Olga)).Failure);
        await UntilAsync(office, labelled, ben, SequenceRunState.Finished, step: 1);
        Assert.Equal("Thank you for buying", ben.Last.Text);
    }

    private static SequenceStep Step(int waitMinutes, string text) => new() { WaitMinutes = waitMinutes, Message = Mailroom.Message(text) };

    private static async Task<Sequence> AddAsync(Office office, SequenceDraft draft)
    {
        var book = office.App.Service<SequenceBook>();
        var saved = await book.SaveAsync(WorkspaceId.Default, null, null, draft, office.Olga);
        Assert.Null(saved.Failure);
        return (await book.SwitchAsync(WorkspaceId.Default, saved.Value.Id, true, office.Olga)).Value;
    }

    private static async Task<IReadOnlyList<SequenceRun>> RunsAsync(Office office, Sequence sequence)
    {
        await using var db = office.App.Storage.Read(WorkspaceId.Default);
        return await db.SequenceRuns.Where(r => r.SequenceId == sequence.Id).ToListAsync();
    }

    private static async Task<SequenceRun> RunAsync(Office office, Sequence sequence, Phone person) => (await RunsAsync(office, sequence)).Single(r => r.TelegramUserId == person.Person.Id);

    /// <summary>Time goes on meanwhile, because messages leave at a pace.</summary>
    private static Task UntilAsync(Office office, Sequence sequence, Phone person, SequenceRunState state, int step) => Eventually.TrueAsync(async () =>
    {
        office.Forward(TimeSpan.FromMilliseconds(100));
        return (await RunsAsync(office, sequence)).Any(r => r.TelegramUserId == person.Person.Id && r.State == state && r.Step == step);
    }, $"{person.Person} is {state} at step {step} of {sequence.Name}");

    /// <summary>The service was awake at this moment and left them where they are.</summary>
    private static async Task StaysAsync(Office office, Sequence sequence, Phone person, int step)
    {
        await office.App.Service<Core.Campaigns.Sequences.Running.AdvanceRuns>().RunOnceAsync();
        Assert.Equal((SequenceRunState.UnderWay, step), await RunAsync(office, sequence, person) is var run ? (run.State, run.Step) : default);
    }
}
