using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Benchmarks;

/// <summary>One thing that is measured, on either database.</summary>
internal sealed record Benchmark(string Name, Func<BenchmarkRun, DatabaseProvider, Task> MeasureAsync);
