using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Backups;

/// <summary>One backup that was made, or that could not be. It holds all workspaces, so it belongs to none.</summary>
public sealed class Backup
{
    public long Id { get; init; }

    /// <summary>In the folder of backups; a full path where the command line was told another place.</summary>
    public required string File { get; init; }

    public required BackupOrigin Origin { get; init; }

    public required BackupState State { get; set; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset FinishedAt { get; init; }

    public long Bytes { get; init; }

    /// <summary>Rows of all tables.</summary>
    public long Rows { get; init; }

    public bool IsEncrypted { get; init; }

    /// <summary>Of the whole file, in hexadecimal digits.</summary>
    public string? Sha256 { get; init; }

    public string? MadeBy { get; init; }

    /// <summary>Why it could not be made, or what its last check found wrong.</summary>
    public string? Error { get; set; }

    /// <summary>When it was last restored into a scratch database and found equal.</summary>
    public DateTimeOffset? VerifiedAt { get; set; }

    /// <summary>When retention or a person took the file away.</summary>
    public DateTimeOffset? RemovedAt { get; set; }
}

/// <summary>Who wanted it. Numbers are stored: add at the end.</summary>
public enum BackupOrigin
{
    /// <summary>The schedule; retention counts only these.</summary>
    Schedule = 1,

    /// <summary>A person on the page.</summary>
    Page = 2,

    /// <summary>The command line.</summary>
    CommandLine = 3,

    /// <summary>Somebody put the file into the folder, or it is younger than the database that was restored.</summary>
    Found = 4,
}

/// <summary>What is known of a backup. Numbers are stored: add at the end.</summary>
public enum BackupState
{
    /// <summary>The file is whole as far as its making goes.</summary>
    Made = 1,

    /// <summary>It was restored into a scratch database and equals what was backed up.</summary>
    Verified = 2,

    /// <summary>It could not be made; there is no file.</summary>
    Failed = 3,

    /// <summary>The file is there and cannot be restored.</summary>
    Damaged = 4,
}

internal sealed class BackupConfiguration : IEntityTypeConfiguration<Backup>
{
    public void Configure(EntityTypeBuilder<Backup> builder)
    {
        builder.ToTable("Backups");
        builder.Property(b => b.File).HasMaxLength(400);
        builder.Property(b => b.Sha256).HasMaxLength(64);
        builder.Property(b => b.MadeBy).HasMaxLength(200);
        builder.Property(b => b.Error).HasMaxLength(500);
    }
}

public static class BackupRows
{
    extension(AppDbContext db)
    {
        public DbSet<Backup> Backups => db.Set<Backup>();
    }
}
