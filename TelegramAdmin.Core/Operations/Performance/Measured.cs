using System.Text.Json;
using TelegramAdmin.Core.Telemetry;

namespace TelegramAdmin.Core.Operations.Performance;

/// <summary>What was measured in a span of time; two of them add up to a longer one.</summary>
public sealed record Measured
{
    public static Measured None { get; } = new();

    /// <summary>By <see cref="Timed"/>; what did not happen is left out.</summary>
    public IReadOnlyDictionary<Timed, LatencyCount> Latencies { get; init; } = new Dictionary<Timed, LatencyCount>();

    public IReadOnlyDictionary<Counted, long> Counts { get; init; } = new Dictionary<Counted, long>();

    /// <summary>Bytes that the process holds; the highest of the span.</summary>
    public long Memory { get; init; }

    /// <summary>Bytes that objects take; the highest of the span.</summary>
    public long Heap { get; init; }

    /// <summary>Collections of the oldest generation.</summary>
    public int Collections { get; init; }

    /// <summary>Live pages; the most of the span.</summary>
    public int Circuits { get; init; }

    public LatencyCount Of(Timed what) => Latencies.GetValueOrDefault(what) ?? LatencyCount.None;

    public long Of(Counted what) => Counts.GetValueOrDefault(what);

    public Measured Plus(Measured other) => new()
    {
        Latencies = Latencies.Keys.Union(other.Latencies.Keys).ToDictionary(k => k, k => Of(k).Plus(other.Of(k))),
        Counts = Counts.Keys.Union(other.Counts.Keys).ToDictionary(k => k, k => Of(k) + other.Of(k)),
        Memory = Math.Max(Memory, other.Memory),
        Heap = Math.Max(Heap, other.Heap),
        Collections = Collections + other.Collections,
        Circuits = Math.Max(Circuits, other.Circuits),
    };

    public string Write() => JsonSerializer.Serialize(new MeasuredJson
    {
        Latencies = Latencies.Where(l => l.Value.Total > 0).ToDictionary(l => MeterWords.Of(l.Key), l => new LatencyJson { Sum = l.Value.Sum, Buckets = [.. l.Value.Buckets.Index().Where(b => b.Item > 0).SelectMany(b => new[] { b.Index, b.Item })] }),
        Counts = Counts.Where(c => c.Value > 0).ToDictionary(c => MeterWords.Of(c.Key), c => c.Value),
        Memory = Memory,
        Heap = Heap,
        Collections = Collections,
        Circuits = Circuits,
    });

    public static Measured Read(string text)
    {
        var json = JsonSerializer.Deserialize<MeasuredJson>(text)!;
        return new Measured
        {
            Latencies = Enum.GetValues<Timed>().Where(t => json.Latencies.ContainsKey(MeterWords.Of(t))).ToDictionary(t => t, t => json.Latencies[MeterWords.Of(t)].Read()),
            Counts = Enum.GetValues<Counted>().Where(c => json.Counts.ContainsKey(MeterWords.Of(c))).ToDictionary(c => c, c => json.Counts[MeterWords.Of(c)]),
            Memory = json.Memory,
            Heap = json.Heap,
            Collections = json.Collections,
            Circuits = json.Circuits,
        };
    }

    private sealed class MeasuredJson
    {
        public Dictionary<string, LatencyJson> Latencies { get; set; } = [];

        public Dictionary<string, long> Counts { get; set; } = [];

        public long Memory { get; set; }

        public long Heap { get; set; }

        public int Collections { get; set; }

        public int Circuits { get; set; }
    }

    private sealed class LatencyJson
    {
        public double Sum { get; set; }

        /// <summary>Number of the bucket and count, one after the other; empty ones are left out.</summary>
        public long[] Buckets { get; set; } = [];

        public LatencyCount Read()
        {
            var buckets = new long[LatencyBuckets.Count];
            foreach (var pair in Buckets.Chunk(2).Where(p => p.Length == 2 && p[0] >= 0 && p[0] < buckets.Length))
                buckets[pair[0]] = pair[1];
            return new LatencyCount(buckets, Sum);
        }
    }
}
