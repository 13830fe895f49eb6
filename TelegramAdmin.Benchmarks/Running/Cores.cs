namespace TelegramAdmin.Benchmarks.Running;

/// <summary>Which processor cores belong to whom; scripts/bench decides and pins this process. Not pinned where there is only one.</summary>
internal static class Cores
{
    /// <summary>The product's own core; null leaves it to the system.</summary>
    public static string? OfProduct => Named("TELEGRAMADMIN_BENCH_PRODUCT_CORE");

    /// <summary>Every core, for what is not a question of one.</summary>
    public static string? All => Named("TELEGRAMADMIN_BENCH_ALL_CORES");

    public static int Count => All?.Split(',').Length ?? Environment.ProcessorCount;

    private static string? Named(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } cores ? cores : null;
}
