using System.Buffers.Binary;
using System.Security.Cryptography;

namespace TelegramAdmin.Core.Campaigns.Broadcasts.Running.Listing;

/// <summary>Which variant somebody gets: drawn by a hash of the broadcast and the person, so that it is the same however often it is asked.</summary>
internal sealed class VariantLot(long broadcastId, IReadOnlyList<BroadcastVariant> variants, BroadcastTest? test)
{
    private const int Parts = 10_000;

    public Drawn Draw(long person)
    {
        if (test is null)
            return new Drawn(variants[0].Key);
        var (place, choice) = Hash(person);
        if (place < test.HoldOut * Parts / 100)
            return new Drawn(null) { IsHeldOut = true };
        var isOfSample = place < Math.Min(100, test.HoldOut + test.Sample) * Parts / 100;
        return isOfSample ? new Drawn(variants[choice % variants.Count].Key) : new Drawn(null) { WaitsForWinner = true };
    }

    private (int Place, int Choice) Hash(long person)
    {
        Span<byte> key = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(key, broadcastId);
        BinaryPrimitives.WriteInt64BigEndian(key[8..], person);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(key, hash);
        return ((int)(BinaryPrimitives.ReadUInt32BigEndian(hash) % Parts), (int)(BinaryPrimitives.ReadUInt32BigEndian(hash[4..]) % 1_000_003));
    }
}

/// <param name="Variant">Null for nobody's.</param>
internal readonly record struct Drawn(string? Variant)
{
    public bool IsHeldOut { get; init; }

    /// <summary>Gets what the comparison finds best.</summary>
    public bool WaitsForWinner { get; init; }
}
