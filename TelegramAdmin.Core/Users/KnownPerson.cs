using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Users;

/// <summary>
/// A person as the whole workspace knows them, one row whichever of its bots they met: what audiences are filtered by. Changes at most with the first
/// message of a day, so that a busy conversation costs it nothing.
/// </summary>
public sealed class KnownPerson : IWorkspaceOwned
{
    public const int LongestLink = 64;

    public required WorkspaceId WorkspaceId { get; init; }

    public required long TelegramUserId { get; init; }

    /// <summary>IETF tag: what they chose, or what Telegram tells.</summary>
    public string? Language { get; set; }

    /// <summary>ISO 3166 code: of the phone number they shared, or guessed from the region of their language; null where nothing tells.</summary>
    public string? Country { get; set; }

    /// <summary>IANA name, where somebody set it; null leaves it to the country, and then to the workspace.</summary>
    public string? TimeZone { get; set; }

    public bool IsPremium { get; set; }

    /// <summary>Whether a bot that is still here can write to them. The database keeps it, with every change to reachability and to what bots there are.</summary>
    public bool IsReachable { get; set; }

    public required DateTimeOffset FirstSeenAt { get; init; }

    /// <summary>The first message of the last day (UTC) on which they wrote.</summary>
    public required DateTimeOffset LastSeenAt { get; set; }

    /// <summary>The first /start with any bot.</summary>
    public DateTimeOffset? StartedAt { get; set; }

    /// <summary>What the link of the first /start carried.</summary>
    public string? StartLink { get; set; }
}

/// <summary>Something that a team or its programs know of a person, by a name of their own.</summary>
public sealed partial class PersonAttribute : IWorkspaceOwned
{
    public const int LongestName = 32;
    public const int LongestValue = 200;
    public const int MostOfOne = 50;

    public const string NameRule = "the name of an attribute has 1 to 32 lower case letters, digits and underscores.";

    public required WorkspaceId WorkspaceId { get; init; }

    public required long TelegramUserId { get; init; }

    /// <summary>Lower case letters, digits and underscores.</summary>
    public required string Name { get; init; }

    public required string Value { get; set; }

    public static bool IsName(string name) => Form().IsMatch(name);

    [GeneratedRegex(@"^[a-z0-9_]{1,32}\z", RegexOptions.None, 500)]
    private static partial Regex Form();
}

internal sealed class PersonConfiguration : IEntityTypeConfiguration<KnownPerson>, IEntityTypeConfiguration<PersonAttribute>
{
    public void Configure(EntityTypeBuilder<KnownPerson> builder)
    {
        builder.ToTable("People");
        builder.HasKey(p => new { p.WorkspaceId, p.TelegramUserId });
        builder.Property(p => p.Language).HasMaxLength(16);
        builder.Property(p => p.Country).HasMaxLength(2);
        builder.Property(p => p.TimeZone).HasMaxLength(64);
        builder.Property(p => p.StartLink).HasMaxLength(KnownPerson.LongestLink);
        builder.HasIndex(p => new { p.WorkspaceId, p.FirstSeenAt, p.TelegramUserId });
        builder.HasIndex(p => new { p.WorkspaceId, p.TelegramUserId, p.LastSeenAt, p.FirstSeenAt, p.StartedAt, p.Language, p.Country, p.IsPremium, p.IsReachable })
            .HasDatabaseName("ix_people_audience").OnSqliteOnly();
    }

    public void Configure(EntityTypeBuilder<PersonAttribute> builder)
    {
        builder.ToTable("PersonAttributes");
        builder.HasKey(a => new { a.WorkspaceId, a.TelegramUserId, a.Name });
        builder.Property(a => a.Name).HasMaxLength(PersonAttribute.LongestName);
        builder.Property(a => a.Value).HasMaxLength(PersonAttribute.LongestValue);
        builder.HasIndex(a => new { a.WorkspaceId, a.Name, a.Value });
    }
}

public static class PersonRows
{
    extension(AppDbContext db)
    {
        public DbSet<KnownPerson> KnownPeople => db.Set<KnownPerson>();

        public DbSet<PersonAttribute> PersonAttributes => db.Set<PersonAttribute>();
    }
}
