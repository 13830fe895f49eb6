namespace TelegramAdmin.Benchmarks.Chaos.Troubles;

/// <summary>The time of day as the product sees it, by way of libfaketime (github.com/wolfcw/libfaketime); what counts seconds only goes on evenly, as on a real machine.</summary>
internal sealed class MovableClock
{
    private static readonly string[] Places = ["/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1", "/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1"];

    private readonly string _file;

    /// <param name="environment">Gets what the product has to be started with.</param>
    public MovableClock(string folder, Dictionary<string, string> environment)
    {
        _file = Path.Combine(folder, "clock");
        Set("+0");
        environment["LD_PRELOAD"] = Array.Find(Places, File.Exists)!;
        environment["FAKETIME_TIMESTAMP_FILE"] = _file;
        environment["FAKETIME_CACHE_DURATION"] = "1";
        environment["FAKETIME_DONT_FAKE_MONOTONIC"] = environment["DONT_FAKE_MONOTONIC"] = "1";
    }

    public static bool IsPossible => Array.Exists(Places, File.Exists);

    /// <summary>An hour ahead, back, an hour behind, and right again.</summary>
    public static async Task MoveAsync(Stage stage)
    {
        foreach (var offset in new[] { "+3600", "+0", "-3600", "+0" })
        {
            stage.Clock!.Set(offset);
            await Task.Delay(stage.Scale.Outage);
        }
    }

    private void Set(string offset)
    {
        // In one step, since it may be read at any moment.
        File.WriteAllText($"{_file}.new", $"{offset}\n");
        File.Move($"{_file}.new", _file, overwrite: true);
    }
}
