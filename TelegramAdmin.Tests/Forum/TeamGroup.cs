using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Forum;
using TelegramAdmin.Core.Forum.Connecting;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Tests.Conversations;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Forum;

/// <summary>A team with a forum group: Nora is linked as an operator, Sam is only a member of the group.</summary>
internal sealed class TeamGroup(RunningApp app, SandboxBot bot, SandboxGroup group, SandboxPerson nora, SandboxPerson sam)
{
    /// <summary>A test does not wait as long as Telegram would have us.</summary>
    private const int Fast = 6_000;

    public RunningApp App => app;

    public SandboxBot Bot => bot;

    public SandboxGroup Group => group;

    public SandboxPerson Nora => nora;

    public SandboxPerson Sam => sam;

    public static async Task<TeamGroup> StartAsync(RunningApp app)
    {
        Hurry(app);
        var bot = await app.AddBotAsync("team_bot");
        var (nora, sam) = (app.Sandbox.World.AddPerson("Nora", "Hale"), app.Sandbox.World.AddPerson("Sam"));
        var group = app.Sandbox.World.AddForumGroup("Support", [bot], [nora, sam]);
        var team = new TeamGroup(app, bot, group, nora, sam);
        await team.LinkAsync(nora, "Nora", AdminRole.Operator);
        await team.ConnectAsync();
        return team;
    }

    public static void Hurry(RunningApp app) => app.Service<EngineOptions>().GroupPerMinute = Fast;

    public async Task ConnectAsync()
    {
        var connected = await app.Service<ConnectForum>().RunAsync(WorkspaceId.Default, new BotId(bot.Id), group.Id, Actor.System);
        Assert.Null(connected.Failure);
    }

    /// <returns>Their number among the staff.</returns>
    public async Task<long> LinkAsync(SandboxPerson person, string name, AdminRole role)
    {
        var made = await app.Service<CreateAdmin>().RunAsync(WorkspaceId.Default, name, $"{name.ToLowerInvariant()}@example.com", StaffedApp.Password, role);
        Assert.Null(made.Failure);
        await app.Storage.WriteAsync(null, db =>
        {
            db.StaffLinks.Add(new StaffLink { AdminId = made.Value.Id, TelegramUserId = person.Id, TelegramName = name, LinkedAt = DateTimeOffset.UtcNow });
            return Task.CompletedTask;
        });
        return made.Value.Id;
    }

    /// <summary>Somebody writes to the bot and has a topic.</summary>
    public async Task<(Desk Desk, int Topic)> OpenAsync(string firstName, string words)
    {
        var person = app.Sandbox.World.AddPerson(firstName);
        person.SendText(bot, words);
        var desk = await Desk.OpenAsync(app, bot, person);
        return (desk, await TopicAsync(firstName));
    }

    public async Task<int> TopicAsync(string name)
    {
        var id = 0;
        await Eventually.TrueAsync(() => (id = group.Topics.FirstOrDefault(t => t.Value == name).Key) > 0, $"there is a topic {name}");
        return id;
    }

    /// <summary>What stands in a topic, without Telegram's own notes and the card.</summary>
    public IReadOnlyList<ChatMessage> Shown(int topic) => [.. group.History(topic).Where(m => m is { Service: null, IsDeleted: false } && !IsCard(m))];

    /// <summary>The first post of a topic, which says who it is.</summary>
    public static bool IsCard(ChatMessage message) => message.Text?.StartsWith("👤", StringComparison.Ordinal) == true;

    public IReadOnlyList<string> Texts(int topic) => [.. Shown(topic).Select(m => m.Text ?? m.Kind ?? "")];

    public async Task<ChatMessage> UntilAsync(int topic, Func<ChatMessage, bool> fits, string what)
    {
        ChatMessage? found = null;
        await Eventually.TrueAsync(() => (found = Shown(topic).LastOrDefault(fits)) is not null, $"the topic shows {what}");
        return found!;
    }

    public Task<ChatMessage> UntilAsync(int topic, string text) => UntilAsync(topic, m => m.Text?.Contains(text, StringComparison.Ordinal) == true, $"“{text}”");

    public Place In(int topic) => Place.ToGroup(group, topic);

    /// <summary>Gives a command and waits for the bot's answer to it.</summary>
    public async Task<string> CommandAsync(SandboxPerson by, int topic, string command, int? replyTo = null)
    {
        var given = by.SendText(In(topic), command, replyTo: replyTo);
        return (await UntilAsync(topic, m => m.FromBot && m.ReplyToId == given.Id, $"an answer to {command}")).Text!;
    }

    public async Task<ForumGroup> ReadAsync()
    {
        await using var db = app.Storage.Read(WorkspaceId.Default);
        return await db.ForumGroups.SingleAsync();
    }
}
