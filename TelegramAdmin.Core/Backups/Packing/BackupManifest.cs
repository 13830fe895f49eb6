using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Backups.Packing;

/// <summary>What a backup says of itself: written last, read first.</summary>
public sealed record BackupManifest
{
    public const string EntryName = "manifest.json";

    /// <summary>Of the file, not of the product: a later one may not be understood.</summary>
    public const int CurrentFormat = 1;

    public int Format { get; set; } = CurrentFormat;

    /// <summary>Of the product that made it.</summary>
    public string Version { get; set; } = "";

    public DateTimeOffset MadeAt { get; set; }

    public DatabaseProvider Provider { get; set; }

    public DatabaseFacts Database { get; set; } = new();

    /// <summary>Every other entry, so that a missing or a changed one shows.</summary>
    public IReadOnlyList<PackedPart> Parts { get; set; } = [];
}

/// <param name="Name">With / between folders.</param>
/// <param name="Sha256">Of what was packed, before compression.</param>
public sealed record PackedPart(string Name, long Bytes, string Sha256);

/// <summary>What must be the same after a restore.</summary>
public sealed record DatabaseFacts
{
    /// <summary>The last migration that was applied.</summary>
    public string Migration { get; set; } = "";

    /// <summary>Of all tables, indexes, constraints and triggers.</summary>
    public string Schema { get; set; } = "";

    public IReadOnlyList<PackedTable> Tables { get; set; } = [];

    /// <summary>The credit ledger and the money: sums by the name of the column.</summary>
    public IReadOnlyDictionary<string, long> Sums { get; set; } = new Dictionary<string, long>();

    /// <summary>PostgreSQL: the last numbers given out; null where none was yet.</summary>
    public IReadOnlyDictionary<string, long?> Sequences { get; set; } = new Dictionary<string, long?>();

    public long Rows => Tables.Sum(t => t.Rows);
}

/// <param name="Columns">PostgreSQL: those that were copied, in their order.</param>
public sealed record PackedTable(string Name, long Rows, IReadOnlyList<string> Columns);
