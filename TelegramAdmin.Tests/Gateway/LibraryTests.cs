using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Gateway;

/// <summary>Libraries that know nothing of us run through the gateway with another base address and a key for a token.</summary>
public sealed class LibraryTests
{
    private const ApiScopes Scopes = ApiScopes.MessagesSend | ApiScopes.UpdatesRead;

    [Theory, OnBothDatabases]
    public async Task TwoLibraries_AtOnceOnOneBot_EachSeeEveryUpdateAndAnswerIt(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider, ReceiveMode.Polling);
        var bot = await app.AddQuietBotAsync("echo_bot");
        var keys = new[] { await app.AddKeyAsync(new NewApiKey("grammY", Scopes)), await app.AddKeyAsync(new NewApiKey("Telegraf", Scopes)) };
        await using var grammy = await NodeProgram.StartEchoAsync("grammy", app.Url, keys[0].Key);
        await using var telegraf = await NodeProgram.StartEchoAsync("telegraf", app.Url, $"{bot.Id}:{keys[1].Key}");
        var people = app.Sandbox.World.AddAudience(bot, 5);

        foreach (var round in Enumerable.Range(1, 4))
        {
            foreach (var person in people)
                person.SendText(bot, $"{person.Id} says {round}");
        }

        var said = people.SelectMany(p => Enumerable.Range(1, 4).Select(round => $"{p.Id} says {round}")).Order().ToList();
        await Eventually.TrueAsync(() => people.All(p => p.Received(bot).Count >= 8), "everybody is answered by both", TimeSpan.FromSeconds(60));
        Assert.Equal(said, grammy.Seen.Order());
        Assert.Equal(said, telegraf.Seen.Order());
        Assert.All(people, person => Assert.Equal(
            Enumerable.Range(1, 4).SelectMany(r => new[] { $"grammY heard: {person.Id} says {r}", $"Telegraf heard: {person.Id} says {r}" }).Order(), person.Received(bot).Order()));
    }
}
