using System.Globalization;
using TelegramAdmin.Sandbox.Control.Watching;
using TelegramAdmin.Sandbox.State;
using TelegramAdmin.Sandbox.State.Chats;

namespace TelegramAdmin.Sandbox.Control.Acting;

/// <summary>Adds bots, people and groups. The caller holds the world's lock.</summary>
internal static class Cast
{
    public static Bot AddBot(World world, string username, string name, string? token)
    {
        if (token is null) token = NewToken(world.Ids.NextBot());
        var id = long.Parse(token.AsSpan(0, token.IndexOf(':')), CultureInfo.InvariantCulture);
        if (id > world.Ids.Bots && id < world.Ids.Bots + 1_000_000) world.Ids.Bots = id;
        var bot = new Bot { Id = id, Username = username, Token = token };
        bot.Profile.Name.Set("", name);
        world.Add(bot);
        Announce(world);
        return bot;
    }

    public static string NewToken(long botId) =>
        $"{botId}:SANDBOX-{Guid.NewGuid():N}";

    public static Person AddPerson(World world, string firstName, string? lastName, string? username, string languageCode)
    {
        var person = new Person
        {
            Id = world.Ids.NextPerson(),
            FirstName = firstName,
            LastName = lastName,
            Username = username,
            LanguageCode = languageCode,
        };
        world.People[person.Id] = person;
        world.IsDirty = true;
        Announce(world);
        return person;
    }

    /// <summary>Somebody who wrote with the bot before this world began.</summary>
    public static Person AddFormer(World world, Bot bot, FormerPerson former)
    {
        var person = new Person
        {
            Id = world.Ids.NextPerson(), FirstName = former.FirstName, LastName = former.LastName, Username = former.Username, LanguageCode = former.Language, IsFormer = true,
        };
        world.People[person.Id] = person;
        var chat = world.ChatOf(bot, person);
        (chat.IsStarted, chat.IsBlocked, chat.Log.LastId) = (true, former.HasLeft, former.LastMessageId);
        world.IsDirty = true;
        return person;
    }

    public static Person AddReader(World world, Bot bot, int number)
    {
        var person = AddPerson(world, $"Reader {number}", null, null, "en");
        world.ChatOf(bot, person).IsStarted = true;
        return person;
    }

    public static Group AddGroup(World world, string title, bool isForum, IEnumerable<long> bots, IEnumerable<long> people)
    {
        var group = new Group { GroupId = world.Ids.NextGroup(), Title = title, IsForum = isForum };
        world.Groups[group.Id] = group;
        foreach (var person in people)
        {
            var status = group.Members.Count == 0 ? Membership.Creator : Membership.Member;
            group.Members[person] = status;
        }

        foreach (var bot in bots) GroupMembers.Join(world, group, bot, Membership.Administrator);
        world.IsDirty = true;
        Announce(world);
        return group;
    }

    /// <summary>Pages read the whole cast again.</summary>
    private static void Announce(World world)
    {
        if (world.Changes.HasPages) world.Changes.Publish(PageJson.Event("cast", new { }));
    }
}
