using TelegramAdmin.Sandbox.MtProto.Channels;

namespace TelegramAdmin.Sandbox.MtProto;

/// <summary>What the script knows beside the channels: its clients, what goes wrong on purpose, and what was asked of it.</summary>
internal sealed class ScriptState(ChannelWorld world, Dictionary<int, TdInstance> instances)
{
    public ChannelWorld World => world;

    public IEnumerable<TdInstance> Instances => instances.Values;

    /// <summary>How long an answer takes.</summary>
    public TimeSpan Latency { get; set; }

    /// <summary>The last answer that is on its way.</summary>
    public Task Line { get; set; } = Task.CompletedTask;

    /// <summary>Pages hold less than was asked for, now and then, as Telegram's may.</summary>
    public bool ShortPages { get; set; }

    /// <summary>QR codes are scanned by themselves after five seconds.</summary>
    public bool ScansByItself { get; set; }

    public List<Flood> Floods { get; } = [];

    /// <summary>Numbers whose code has expired.</summary>
    public HashSet<string> ExpiredCodes { get; } = [];

    /// <summary>Numbers that Telegram has banned since.</summary>
    public HashSet<string> Banned { get; } = [];

    /// <summary>Sessions that were ended elsewhere, by their id.</summary>
    public HashSet<string> Ended { get; } = [];

    /// <summary>Sessions that were seen signed in: whose number is ended ends all of them.</summary>
    public Dictionary<string, string> Sessions { get; } = [];

    public List<TdlibCall> Calls { get; } = [];

    public List<string> Refused { get; } = [];
}

/// <param name="Account">Digits of the number; null for every account.</param>
/// <param name="Method">Null for every method.</param>
internal sealed record Flood(string? Account, string? Method, long Until);
