using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Templates;

/// <summary>A text with variables and conditions that messages are made from; values are escaped for its parse mode.</summary>
public sealed class MessageTemplate : IWorkspaceOwned
{
    /// <summary>What Telegram takes in one message, without the formatting.</summary>
    public const int LargestText = 4096;

    /// <summary>Characters of the template itself: branches that exclude each other take room too.</summary>
    public const int LargestSource = 2 * LargestText;

    public const int LargestMarkup = 16 * 1024;

    public const int DeepestVariables = 16;

    public long Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    /// <summary>What callers name it by; unique within the workspace.</summary>
    public required string Name { get; set; }

    public required string Text { get; set; }

    /// <summary>HTML or MarkdownV2; null for plain text.</summary>
    public string? ParseMode { get; set; }

    /// <summary>The Bot API's reply_markup as JSON; its texts and links may hold variables.</summary>
    public string? ReplyMarkup { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ChangedAt { get; set; }

    internal TemplateDraft Draft => new(Text, ParseMode, ReplyMarkup);
}

internal sealed class MessageTemplateConfiguration : IEntityTypeConfiguration<MessageTemplate>
{
    public void Configure(EntityTypeBuilder<MessageTemplate> builder)
    {
        builder.ToTable("MessageTemplates");
        builder.Property(t => t.Name).HasMaxLength(64);
        builder.Property(t => t.ParseMode).HasMaxLength(16);
        builder.HasIndex(t => new { t.WorkspaceId, t.Name }).IsUnique();
    }
}

public static class TemplateRows
{
    extension(AppDbContext db)
    {
        public DbSet<MessageTemplate> MessageTemplates => db.Set<MessageTemplate>();
    }
}
