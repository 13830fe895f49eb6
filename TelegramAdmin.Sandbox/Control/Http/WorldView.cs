using System.Globalization;
using System.Text.Json;
using TelegramAdmin.Sandbox.BotApi.Requests.Keyboards;
using TelegramAdmin.Sandbox.Control.Watching;
using TelegramAdmin.Sandbox.Demo;
using TelegramAdmin.Sandbox.State;
using TelegramAdmin.Sandbox.State.Chats;

namespace TelegramAdmin.Sandbox.Control.Http;

/// <summary>Everything the page draws.</summary>
internal sealed record WorldView(
    IReadOnlyList<BotView> Bots,
    IReadOnlyList<PersonView> People,
    IReadOnlyList<ChatView> Chats,
    IReadOnlyList<GroupView> Groups,
    FaultSettings Faults,
    SandboxLimits Limits,
    CounterSnapshot Counters,
    bool Autopilot,
    string? DashboardUrl)
{
    /// <summary>A page is for people: a benchmark's audience is left out.</summary>
    private const int MostPeople = 60;

    public static WorldView Of(World world, Autopilot autopilot)
    {
        lock (world.Gate)
        {
            return new WorldView(
                [.. world.Bots.Values.Select(BotView.Of)],
                [.. world.People.Values.Where(person => !person.IsFormer).Take(MostPeople).Select(PersonView.Of)],
                [.. world.Bots.Values.SelectMany(bot => bot.Chats.Values.Where(chat => !chat.Person.IsFormer).Take(MostPeople)).Select(chat => ChatView.Of(world, chat))],
                [.. world.Groups.Values.Select(group => GroupView.Of(world, group))],
                world.Faults.Settings,
                world.Limits,
                world.Counters.Snapshot(),
                autopilot.IsOn,
                world.Options.DashboardUrl);
        }
    }
}

internal sealed record BotView(
    long Id, string Username, string Name, string Token, string Description, JsonElement Commands, JsonElement MenuButtons, long Stars)
{
    public static BotView Of(SandboxBot bot) => Of(bot.State);

    public static BotView Of(Bot bot) => new(
        bot.Id, bot.Username, bot.Name, bot.Token, bot.Profile.Description.For(""), CommandsOf(bot),
        MenuButtonsOf(bot), bot.Stars.Balance);

    /// <summary>By chat; 0 is what holds elsewhere.</summary>
    private static JsonElement MenuButtonsOf(Bot bot) => JsonElement.Parse(
        $"{{{string.Join(',', bot.Profile.MenuButtons.Select(pair => string.Create(CultureInfo.InvariantCulture, $"\"{pair.Key}\":{pair.Value}")))}}}");

    /// <summary>By scope and language: "default|", "chat:42|de".</summary>
    private static JsonElement CommandsOf(Bot bot) => JsonElement.Parse(
        $"{{{string.Join(',', bot.Profile.Commands.Select(pair => $"{JsonSerializer.Serialize(pair.Key)}:{pair.Value}"))}}}");
}

internal sealed record PersonView(long Id, string FirstName, string? LastName, string? Username, string LanguageCode, long Stars)
{
    public static PersonView Of(SandboxPerson person) => Of(person.State);

    public static PersonView Of(Person person) =>
        new(person.Id, person.FirstName, person.LastName, person.Username, person.LanguageCode, person.Stars);
}

internal sealed record ChatView(
    string Key, long BotId, long PersonId, bool IsStarted, bool IsBlocked, JsonElement? ReplyMarkup, IReadOnlyList<ChatMessage> Messages)
{
    public const int Shown = 80;

    public static ChatView Of(World world, PrivateChat chat) => new(
        chat.Key, chat.Bot.Id, chat.Person.Id, chat.IsStarted, chat.IsBlocked, MarkupOf(chat), Last(world, chat));

    public static IReadOnlyList<ChatMessage> Last(World world, Chat chat) =>
        [.. chat.Log.Messages.Reverse().Take(Shown).Reverse().Select(message => ChatMessageReader.Read(world, chat, message))];

    private static JsonElement? MarkupOf(Chat chat) => chat.ReplyMarkup is { } markup ? JsonElement.Parse(markup) : null;
}

internal sealed record GroupView(
    string Key, long Id, string Title, bool IsForum, IReadOnlyList<TopicView> Topics, IReadOnlyList<MemberView> Members, IReadOnlyList<ChatMessage> Messages)
{
    public static GroupView Of(World world, Group group) => new(
        group.Key,
        group.Id,
        group.Title,
        group.IsForum,
        [.. group.Topics.Values.Select(topic => new TopicView(topic.Id, topic.Name, topic.IsClosed))],
        [.. group.Members.Where(member => member.Value.IsIn).Select(member => new MemberView(
            member.Key, ChatMessageReader.NameOf(world, member.Key), world.Bots.ContainsKey(member.Key), member.Value.Status))],
        ChatView.Last(world, group));
}

internal sealed record TopicView(int Id, string Name, bool IsClosed);

internal sealed record MemberView(long Id, string Name, bool IsBot, string Status);
