namespace TelegramAdmin.Benchmarks.Contests.Programs;

/// <summary>Another program for the same work.</summary>
/// <param name="Folder">Of its scripts in peers/src.</param>
internal sealed record Peer(string Name, string Folder)
{
    public static Peer GrammY { get; } = new("grammY", "grammy");

    public static Peer BullMq { get; } = new("BullMQ", "bullmq") { NeedsRedis = true };

    public static Peer PgBoss { get; } = new("pg-boss", "pg-boss") { NeedsPostgres = true };

    public bool NeedsRedis { get; init; }

    public bool NeedsPostgres { get; init; }

    /// <summary>The messages are laid into its queue before it starts.</summary>
    public bool HasQueue => NeedsRedis || NeedsPostgres;

    /// <summary>Why it cannot run on this machine; null where it can.</summary>
    public string? Missing => NeedsRedis && !RedisServer.IsInstalled ? "redis-server is not installed: apt-get install redis-server" : null;
}
