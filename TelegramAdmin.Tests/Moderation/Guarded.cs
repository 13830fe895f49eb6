using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Moderation;
using TelegramAdmin.Core.Moderation.Restricting;
using TelegramAdmin.Core.Moderation.Stopped;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Moderation;

/// <summary>A bot behind the guard, and what can be seen of it from both sides.</summary>
internal sealed class Guarded(RunningApp app, SandboxBot bot)
{
    public static Actor Olga { get; } = new(null, "Olga");

    public RunningApp App => app;

    public SandboxBot Bot => bot;

    public static async Task<Guarded> StartAsync(DatabaseProvider provider) => await OfAsync(await RunningApp.StartAsync(provider));

    public static async Task<Guarded> OfAsync(RunningApp app) => new(app, await app.AddBotAsync("guarded_bot"));

    public async Task SetAsync<T>(Setting<T> setting, T value) =>
        Assert.Null((await app.Service<SettingsStore>().ChangeAsync(WorkspaceId.Default, setting, value)).Failure);

    /// <summary>Somebody who wrote before, and whose word reached the team.</summary>
    public async Task<SandboxPerson> PersonAsync(string name = "Ana")
    {
        var person = app.Sandbox.World.AddPerson(name);
        person.SendText(bot, "hello");
        await ArrivesAsync(person, "hello");
        return person;
    }

    public async Task<Restriction> RestrictAsync(SandboxPerson person, RestrictionKind kind, DateTimeOffset? until = null)
    {
        var done = await app.Service<RestrictPerson>().RunAsync(WorkspaceId.Default, person.Id, kind, "sells followers", until, Olga);
        Assert.Null(done.Failure);
        return done.Value;
    }

    public Task ArrivesAsync(SandboxPerson person, string text) =>
        Eventually.TrueAsync(async () => (await InConversationAsync(person)).Contains(text), $"“{text}” reaches the team");

    /// <summary>What the team has of them, in order.</summary>
    public async Task<IReadOnlyList<string>> InConversationAsync(SandboxPerson person)
    {
        await using var db = app.Storage.Read(WorkspaceId.Default);
        return await db.Conversations.Where(c => c.ChatId == person.Id)
            .Join(db.ConversationMessages.Where(m => m.Author == MessageAuthor.Person), c => c.Id, m => m.ConversationId, (_, m) => m).OrderBy(m => m.Id).Select(m => m.Text).ToListAsync();
    }

    public async Task<IReadOnlyList<string>> NotesAsync(SandboxPerson person)
    {
        await using var db = app.Storage.Read(WorkspaceId.Default);
        return await db.Conversations.Where(c => c.ChatId == person.Id)
            .Join(db.ConversationMessages.Where(m => m.Kind == MessageKind.Event), c => c.Id, m => m.ConversationId, (_, m) => m).OrderBy(m => m.Id).Select(m => m.Text).ToListAsync();
    }

    public async Task<IReadOnlyList<StoppedMessage>> StoppedAsync(SandboxPerson person) =>
        [.. (await app.Service<StoppedReader>().ReadAsync(WorkspaceId.Default, new StoppedFilter(Person: person.Id))).Reverse()];

    public async Task<StoppedMessage> StopsAsync(SandboxPerson person, string text)
    {
        await Eventually.TrueAsync(async () => (await StoppedAsync(person)).Any(m => m.Text == text), $"“{text}” is stopped");
        return (await StoppedAsync(person)).First(m => m.Text == text);
    }

    public Task<ChatMessage> HearsAsync(SandboxPerson person, string words) =>
        person.WaitForAsync(bot, m => m.FromBot && m.Text?.Contains(words, StringComparison.Ordinal) == true, RunningApp.Patience);

    public async Task<Restriction?> RestrictionAsync(SandboxPerson person) => (await app.Service<RestrictionReader>().FindAsync(WorkspaceId.Default, person.Id))?.Row;

    /// <summary>As if the time of their restriction had gone by.</summary>
    public async Task PassTimeAsync(SandboxPerson person)
    {
        var length = (await RestrictionAsync(person))!.Until!.Value - (await RestrictionAsync(person))!.SetAt;
        var end = DateTimeOffset.UtcNow.AddSeconds(-1);
        await app.Storage.WriteAsync(WorkspaceId.Default, db => db.Restrictions.Where(r => r.TelegramUserId == person.Id)
            .ExecuteUpdateAsync(row => row.SetProperty(r => r.Until, end).SetProperty(r => r.SetAt, end - length)));
        app.Service<EventBus>().Publish(new RestrictionChanged(WorkspaceId.Default, person.Id));
    }
}
