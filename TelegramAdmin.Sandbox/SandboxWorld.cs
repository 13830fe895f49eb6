using System.Globalization;
using TelegramAdmin.Sandbox.Control.Acting;
using TelegramAdmin.Sandbox.State;

namespace TelegramAdmin.Sandbox;

/// <summary>The sandbox from inside the process: tests add bots and people, act as them and look at what arrived.</summary>
public sealed class SandboxWorld
{
    private readonly World _world;

    internal SandboxWorld(World world) => _world = world;

    /// <summary>What goes wrong on purpose; assign a changed copy.</summary>
    public FaultSettings Faults
    {
        get => _world.Faults.Settings;
        set => _world.Faults.Settings = value;
    }

    public SandboxLimits Limits
    {
        get => _world.Limits;
        set => _world.Limits = value;
    }

    public CounterSnapshot Counters => Locked(() => _world.Counters.Snapshot());

    /// <summary>The last calls, oldest first.</summary>
    public IReadOnlyList<LoggedCall> Calls => Locked(_world.Counters.Recent);

    public IReadOnlyList<SandboxBot> Bots => Locked(() => _world.Bots.Values.Select(bot => new SandboxBot(_world, bot)).ToList());

    public IReadOnlyList<SandboxPerson> People =>
        Locked(() => _world.People.Values.Select(person => new SandboxPerson(_world, person)).ToList());

    public IReadOnlyList<SandboxGroup> Groups =>
        Locked(() => _world.Groups.Values.Select(group => new SandboxGroup(_world, group)).ToList());

    public void ResetCounters() => Locked(() =>
    {
        _world.Counters.Reset();
        return true;
    });

    /// <param name="username">Without @.</param>
    /// <param name="token">Made up when null; its number is the bot's id.</param>
    public SandboxBot AddBot(string username, string name, string? token = null) => Locked(() =>
        new SandboxBot(_world, Cast.AddBot(_world, username, name, token)));

    /// <summary>From now on the token is answered 401.</summary>
    public void RevokeToken(SandboxBot bot) => Locked(() => bot.State.IsRevoked = true);

    /// <summary>Gives the bot another token, as @BotFather does on /revoke; the old one is answered 401.</summary>
    public string RenewToken(SandboxBot bot) => Locked(() =>
    {
        var token = Cast.NewToken(bot.Id);
        bot.State.IsRevoked = false;
        _world.ChangeToken(bot.State, token);
        return token;
    });

    public SandboxPerson AddPerson(string firstName, string? lastName = null, string? username = null, string languageCode = "en") =>
        Locked(() => new SandboxPerson(_world, Cast.AddPerson(_world, firstName, lastName, username, languageCode)));

    /// <summary>Many people who have all started the bot already, without an update for each.</summary>
    public IReadOnlyList<SandboxPerson> AddAudience(SandboxBot bot, int count) => Locked(() =>
        Enumerable.Range(1, count).Select(number => new SandboxPerson(_world, Cast.AddReader(_world, bot.State, number))).ToList());

    /// <summary>People who wrote with the bot before this world began: they can be written to, and have no phone on the page.</summary>
    /// <returns>Their ids, in the same order.</returns>
    public IReadOnlyList<long> AddFormer(SandboxBot bot, IEnumerable<FormerPerson> people) => Locked(() =>
        people.Select(person => Cast.AddFormer(_world, bot.State, person).Id).ToList());

    /// <summary>A supergroup with topics. Bots join it as administrators, the first person owns it.</summary>
    public SandboxGroup AddForumGroup(string title, IEnumerable<SandboxBot>? bots = null, IEnumerable<SandboxPerson>? people = null) =>
        AddGroup(title, isForum: true, bots, people);

    public SandboxGroup AddGroup(string title, bool isForum, IEnumerable<SandboxBot>? bots = null, IEnumerable<SandboxPerson>? people = null) =>
        Locked(() => new SandboxGroup(_world, Cast.AddGroup(
            _world, title, isForum, bots?.Select(bot => bot.Id) ?? [], people?.Select(person => person.Id) ?? [])));

    public SandboxBot Bot(string username) => Bots.First(bot => bot.Username.Equals(username, StringComparison.OrdinalIgnoreCase));

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{_world.Bots.Count} bots, {_world.People.Count} people, {_world.Groups.Count} groups");

    private T Locked<T>(Func<T> read)
    {
        lock (_world.Gate) return read();
    }
}
