namespace TelegramAdmin.Sandbox.MtProto.Channels;

/// <summary>Throws that come out the same each time they are asked for: by seed, number and purpose.</summary>
internal readonly struct Dice(long seed, long number)
{
    /// <summary>0 up to, and without, 1.</summary>
    public double Share(int purpose) => (Mix(purpose) >> 11) * (1.0 / (1UL << 53));

    public int Below(int purpose, int limit) => (int)(Mix(purpose) % (ulong)limit);

    public bool Chance(int purpose, double share) => Share(purpose) < share;

    public T Pick<T>(int purpose, IReadOnlyList<T> from) => from[Below(purpose, from.Count)];

    // SplitMix64: https://prng.di.unimi.it/splitmix64.c describes the constants.
    private ulong Mix(int purpose)
    {
        var z = unchecked((ulong)seed * 0x9E3779B97F4A7C15 + (ulong)number * 0xD1B54A32D192ED03 + (ulong)purpose * 0x8CB92BA72F3D8DD7);
        z = unchecked((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9);
        z = unchecked((z ^ (z >> 27)) * 0x94D049BB133111EB);
        return z ^ (z >> 31);
    }
}
