using TelegramAdmin.Sandbox.MtProto.Channels;
using TelegramAdmin.Sandbox.MtProto.SignIn;

namespace TelegramAdmin.Sandbox.MtProto;

/// <summary>Channels and accounts from inside the process: tests add channels, act in them, and let sessions and requests go wrong.</summary>
public sealed class SandboxChannels
{
    private readonly ChannelWorld _world;
    private readonly ScriptState _state;

    internal SandboxChannels(ChannelWorld world, ScriptedTdlib tdlib) => (_world, _state) = (world, tdlib.State);

    /// <summary>What every number gets as its code, on the phone and by e-mail.</summary>
    public const string Code = TestNumber.Code;

    /// <summary>Of every number that ends in 2.</summary>
    public const string Password = TestNumber.Password;

    public IReadOnlyList<SandboxChannel> All => Locked(() => _world.All.Select(channel => new SandboxChannel(_world, channel)).ToList());

    /// <summary>How long an answer takes.</summary>
    public TimeSpan Latency
    {
        get => _state.Latency;
        set => _state.Latency = value;
    }

    /// <summary>Pages hold less than was asked for, as Telegram's may.</summary>
    public bool ShortPages
    {
        get => _state.ShortPages;
        set => _state.ShortPages = value;
    }

    /// <summary>QR codes are scanned by themselves after five seconds.</summary>
    public bool ScansByItself
    {
        get => _state.ScansByItself;
        set => _state.ScansByItself = value;
    }

    /// <summary>Every request that was answered or refused, oldest first.</summary>
    public IReadOnlyList<TdlibCall> Calls => Locked(() => _state.Calls.ToList());

    /// <summary>Requests that a reader has no business to send.</summary>
    public IReadOnlyList<string> Refused => Locked(() => _state.Refused.ToList());

    /// <summary>A channel with a history that lies before today. With a private one only its invite link is known.</summary>
    /// <param name="username">Without the @.</param>
    /// <param name="posts">How many there are at first.</param>
    /// <param name="postsADay">Null for as many as make the history no longer than a year.</param>
    /// <param name="grows">Goes on posting by the clock.</param>
    /// <param name="isRestless">Some posts come as albums, some are edited and deleted by themselves.</param>
    public SandboxChannel AddChannel(
        string username, string title, int posts = 0, long members = 1_000, int? postsADay = null, bool grows = false, bool isRestless = false, bool isPrivate = false, long seed = 1) => Locked(() =>
    {
        if (_world.ByName(username) is not null) throw new ArgumentException($"There is a channel @{username} already.", nameof(username));
        var plan = ChannelPlans.Plain(_world, username, title, posts, members, postsADay, grows, isRestless, seed);
        return new SandboxChannel(_world, _world.Add(isPrivate ? plan with { Username = null } : plan));
    });

    /// <exception cref="ArgumentException">There is none.</exception>
    public SandboxChannel Channel(string username) =>
        Locked(() => new SandboxChannel(_world, _world.ByName(username) ?? throw new ArgumentException($"There is no channel @{username}.", nameof(username))));

    /// <exception cref="ArgumentException">There is none.</exception>
    public SandboxChannel Channel(long id) =>
        Locked(() => new SandboxChannel(_world, _world.ById(id) ?? throw new ArgumentException("There is no channel with this number.", nameof(id))));

    /// <summary>Most requests that went out to Telegram for one account within one second of the clock.</summary>
    public int MostInASecond(string phone) => Locked(() => _state.Calls
        .Where(call => call.GoesOut && call.Account == Digits(phone)).GroupBy(call => call.At.ToUnixTimeSeconds()).Select(second => second.Count()).DefaultIfEmpty().Max());

    /// <summary>From now on these requests are answered with a flood wait, until the time is over.</summary>
    /// <param name="method">Null for every request that goes out.</param>
    /// <param name="phone">Null for every account.</param>
    public void Flood(TimeSpan wait, string? method = null, string? phone = null) => Locked(() =>
    {
        _state.Floods.Add(new Flood(phone is null ? null : Digits(phone), method, _world.Now + (long)wait.TotalSeconds));
        return true;
    });

    /// <summary>The next code that this number is given is out of date, until it is sent again.</summary>
    public void ExpireCode(string phone) => Locked(() => _state.ExpiredCodes.Add(Digits(phone)));

    /// <summary>Ends every session of this number, as its owner does under Devices.</summary>
    public void EndSessions(string phone) => Locked(() =>
    {
        foreach (var (session, _) in _state.Sessions.Where(pair => pair.Value == Digits(phone)).ToList())
        {
            _state.Ended.Add(session);
            _state.Sessions.Remove(session);
        }

        ThrowOut(Digits(phone));
        return true;
    });

    /// <summary>Telegram bans the number: it hears so at its next request and is signed out, and it cannot sign in any more.</summary>
    public void Ban(string phone) => Locked(() => _state.Banned.Add(Digits(phone)));

    /// <summary>Somebody scans the QR code that is shown.</summary>
    /// <returns>Whether there was one.</returns>
    public bool ScanQr(string phone = "+999 66 4 1110", bool asksForPassword = false) => Locked(() =>
    {
        if (_state.Instances.LastOrDefault(instance => instance.Qr is not null) is not { } waiting) return false;
        QrCodes.Scan(_state, waiting, new TestNumber(Digits(phone)), asksForPassword);
        return true;
    });

    /// <summary>Makes a ready session in a folder, as another program would have left it.</summary>
    public static void MakeSession(string folder, byte[] key, string phone) => SessionFile.Open(SessionFile.PathIn(folder, isTest: false), key).SignIn(new TestNumber(Digits(phone)));

    private void ThrowOut(string digits)
    {
        foreach (var instance in _state.Instances.Where(one => one.IsReady && one.Account == digits).ToList()) instance.Leave();
    }

    private static string Digits(string phone) => TestNumber.Read(phone)?.Digits ?? throw new ArgumentException("This is no phone number.", nameof(phone));

    private T Locked<T>(Func<T> act)
    {
        lock (_world.Gate) return act();
    }
}
