using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Conversations.Handling;
using TelegramAdmin.Core.Conversations.Timing;
using TelegramAdmin.Core.Conversations.Writing;
using TelegramAdmin.Core.Jobs;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Tests.Credits.Chat;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Conversations.Timing;

/// <summary>A team of two in Lisbon, whose clock the test moves. Moments are written as their clock shows them, of March 2027: "26 09:20".</summary>
internal sealed class Office : IAsyncDisposable
{
    public static readonly TimeZoneInfo Lisbon = TimeZoneInfo.FindSystemTimeZoneById("Europe/Lisbon");

    /// <summary>Monday to Friday from 9 to 18, without Easter Monday.</summary>
    public static readonly InboxHours Hours = new("Europe/Lisbon",
        [.. Enumerable.Range(1, 5).Select(day => new WeekSpan((DayOfWeek)day, new TimeOnly(9, 0), new TimeOnly(18, 0)))], [new DateOnly(2027, 3, 29)]);

    private readonly HandClock _clock;

    private Office(RunningApp app, SandboxBot bot, HandClock clock, Actor olga, Actor pete) => (App, Bot, _clock, Olga, Pete) = (app, bot, clock, olga, pete);

    public RunningApp App { get; }

    public SandboxBot Bot { get; }

    public Actor Olga { get; }

    public Actor Pete { get; }

    public static async Task<Office> OpenAsync(DatabaseProvider provider)
    {
        var clock = new HandClock(Moment("26 08:00"));
        var app = await RunningApp.StartAsync(provider, clock);
        var office = new Office(app, await app.AddBotAsync("office_bot"), clock, await HireAsync(app, "Olga"), await HireAsync(app, "Pete"));
        await office.SetAsync(InboxSettings.Hours, Hours);
        return office;
    }

    public static DateTimeOffset Moment(string words)
    {
        var local = DateTime.ParseExact("2027-03-" + words, "yyyy-MM-dd HH:mm", null);
        return new DateTimeOffset(local, Lisbon.GetUtcOffset(local)).ToUniversalTime();
    }

    public async Task SetAsync<T>(Setting<T> setting, T value) => Assert.Null((await App.Service<SettingsStore>().ChangeAsync(WorkspaceId.Default, setting, value)).Failure);

    public Phone Person(string name, string language = "en")
    {
        var phone = Phone.Of(App, Bot, name, language);
        phone.Person.Know(Bot); // What they write is posted with a date of its own, past the sandbox.
        return phone;
    }

    public void GoTo(string words) => _clock.GoTo(Moment(words));

    public void Forward(TimeSpan by) => _clock.Forward(by);

    public async Task AskAsync(string at, Phone person, string text = "a question")
    {
        GoTo(at);
        await person.WriteAsync($"\"text\":\"{text}\"");
    }

    public async Task AnswerAsync(string at, Actor by, Phone person, string? later = null)
    {
        GoTo(at);
        var draft = new ReplyDraft(by.AdminId, by.Name, "an answer") { SendAt = later is null ? null : Moment(later) };
        Assert.Null((await App.Service<SendReply>().RunAsync(WorkspaceId.Default, (await OfAsync(person)).Id, draft)).Failure);
    }

    public async Task DoAsync(string at, Actor by, Phone person, HandlingAct act)
    {
        GoTo(at);
        Assert.Null((await App.Service<HandleConversation>().RunAsync(WorkspaceId.Default, (await OfAsync(person)).Id, act, by)).Failure);
    }

    /// <summary>The job of each minute. The clock of the schedule may have started it a moment ago, so its effect is waited for.</summary>
    public async Task RemindAsync(Func<Task<bool>> effect, string what) => await Eventually.TrueAsync(async () =>
    {
        await App.Service<JobRunner>().RunAsync("remind-of-due");
        return await effect();
    }, what);

    public async Task<Conversation> OfAsync(Phone person)
    {
        await using var db = App.Storage.Read(WorkspaceId.Default);
        return await db.Conversations.SingleAsync(c => c.ChatId == person.Person.Id);
    }

    /// <summary>The lines about what happened, oldest first.</summary>
    public async Task<IReadOnlyList<string>> LinesAsync(Phone person)
    {
        var id = (await OfAsync(person)).Id;
        await using var db = App.Storage.Read(WorkspaceId.Default);
        return await db.ConversationMessages.Where(m => m.ConversationId == id && m.Kind == MessageKind.Event).OrderBy(m => m.Id).Select(m => m.Text).ToListAsync();
    }

    public async Task<IReadOnlyList<ConversationVisit>> VisitsAsync(Phone person)
    {
        var id = (await OfAsync(person)).Id;
        await using var db = App.Storage.Read(WorkspaceId.Default);
        return await db.ConversationVisits.Where(v => v.ConversationId == id).OrderBy(v => v.Id).ToListAsync();
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();

    private static async Task<Actor> HireAsync(RunningApp app, string name)
    {
        var made = await app.Service<CreateAdmin>().RunAsync(WorkspaceId.Default, name, $"{name}@example.com", StaffedApp.Password, AdminRole.Operator);
        Assert.Null(made.Failure);
        return new Actor(made.Value.Id, name);
    }
}
