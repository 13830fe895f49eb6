namespace TelegramAdmin.Hosting.Past;

/// <summary>The same throws each time, whatever the runtime: SplitMix64.</summary>
internal sealed class PastChance(ulong seed)
{
    private ulong _state = seed;

    /// <summary>From 0, below <paramref name="end"/>.</summary>
    public int Next(int end) => (int)(Throw() % (ulong)end);

    public int Next(int first, int end) => first + Next(end - first);

    /// <summary>From 0, below 1.</summary>
    public double NextDouble() => (Throw() >> 11) * (1.0 / (1UL << 53));

    private ulong Throw()
    {
        unchecked
        {
            _state += 0x9E3779B97F4A7C15;
            var mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return mixed ^ (mixed >> 31);
        }
    }
}
