using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Privacy;

/// <summary>That somebody was erased: when, by whom and how much. Who it was stands nowhere any more.</summary>
public sealed class Erasure : IWorkspaceOwned
{
    public long Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    /// <summary>What stands in the person's place in the books: a negative number, as no Telegram user has.</summary>
    public required long Pseudonym { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string By { get; init; }

    /// <summary>Rows that were removed or emptied.</summary>
    public long Rows { get; set; }

    public int Files { get; set; }
}

internal sealed class ErasureConfiguration : IEntityTypeConfiguration<Erasure>
{
    public void Configure(EntityTypeBuilder<Erasure> builder)
    {
        builder.ToTable("Erasures");
        builder.Property(e => e.By).HasMaxLength(200);
        builder.HasIndex(e => new { e.WorkspaceId, e.Pseudonym }).IsUnique();
    }
}

/// <summary>The rows of this slice.</summary>
public static class PrivacyRows
{
    extension(AppDbContext db)
    {
        public DbSet<Erasure> Erasures => db.Set<Erasure>();
    }
}
