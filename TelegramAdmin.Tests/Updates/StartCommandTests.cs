using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Users;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Updates;

public sealed class StartCommandTests
{
    [Theory]
    [OnBothDatabases(ReceiveMode.Webhook)]
    [OnBothDatabases(ReceiveMode.Polling)]
    public async Task Start_ThroughFiveHundredUpdatesWithEveryTenthTwice_IsAnsweredOnceEach(ReceiveMode mode, DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider, mode);
        app.Sandbox.World.Faults = new FaultSettings { WebhookDuplicateRate = 0.1 };
        var bot = await app.AddBotAsync("hello_bot");

        var people = app.Sandbox.World.AddAudience(bot, 500);
        foreach (var person in people)
            person.Start(bot);

        await Eventually.TrueAsync(() => people.All(p => p.History(bot).Any(m => m.FromBot)), "everybody has an answer", TimeSpan.FromSeconds(60));
        Assert.All(people, person => Assert.Single(person.History(bot), m => m.FromBot));
    }

    [Theory, OnBothDatabases]
    public async Task Start_ANewPersonAndThenAgain_GreetsByNameAndThenAsReturning(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var bot = await app.AddBotAsync("greeter_bot");
        var person = app.Sandbox.World.AddPerson("Lucía <b>", languageCode: "es-MX");

        person.Start(bot);
        var first = await person.WaitForAsync(bot, m => m.FromBot, RunningApp.Patience);
        person.Start(bot);
        var second = await person.WaitForAsync(bot, m => m.FromBot && m.Id > first.Id, RunningApp.Patience);

        Assert.StartsWith("Hola, Lucía <b>. Soy greeter_bot.", first.Text, StringComparison.Ordinal);
        Assert.StartsWith("Hola de nuevo, Lucía <b>.", second.Text, StringComparison.Ordinal);
        await using var db = app.Storage.Read(WorkspaceId.Default);
        Assert.Equal(2, (await db.BotUsers.SingleAsync(u => u.TelegramUserId == person.Id)).MessagesIn);
    }

    [Theory]
    [InlineData("/help", "en", "Write a message and a person answers")]
    [InlineData("/help", "ru", "Напишите сообщение")]
    [InlineData("/HELP@words_bot", "en", "Write a message")]
    [InlineData("/nonsense now", "en", "I don't know /nonsense")]
    public async Task Command_InALanguage_IsAnsweredInIt(string command, string language, string answer)
    {
        await using var app = await RunningApp.StartAsync();
        var bot = await app.AddBotAsync("words_bot");
        var person = app.Sandbox.World.AddPerson("Ana", languageCode: language);
        person.Start(bot);
        var greeting = await person.WaitForAsync(bot, m => m.FromBot, RunningApp.Patience);

        person.SendText(bot, command);

        var reply = await person.WaitForAsync(bot, m => m.FromBot && m.Id > greeting.Id, RunningApp.Patience);
        Assert.StartsWith(answer, reply.Text, StringComparison.Ordinal);
    }
}
