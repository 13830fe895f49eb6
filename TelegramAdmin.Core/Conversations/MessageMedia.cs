using System.Text.Json;
using System.Text.Json.Serialization;
using TelegramAdmin.Core.BotApi.Types;

namespace TelegramAdmin.Core.Conversations;

/// <summary>What a message carries besides text; each kind fills what it has.</summary>
public sealed record MessageMedia
{
    public string? FileId { get; init; }

    public string? FileUniqueId { get; init; }

    public string? ThumbnailFileId { get; init; }

    /// <summary>A file of ours in the media folder, where the message came from an operator.</summary>
    public string? LocalName { get; init; }

    public string? FileName { get; init; }

    public string? MimeType { get; init; }

    public long? FileSize { get; init; }

    public int? Width { get; init; }

    public int? Height { get; init; }

    /// <summary>Seconds.</summary>
    public int? Duration { get; init; }

    public string? Emoji { get; init; }

    /// <summary>A sticker of Telegram's own vector format, which browsers do not play.</summary>
    public bool IsVectorSticker { get; init; }

    public double? Latitude { get; init; }

    public double? Longitude { get; init; }

    public string? Title { get; init; }

    public string? Address { get; init; }

    public string? PhoneNumber { get; init; }

    /// <summary>For an unsupported message: Telegram's name of what it is.</summary>
    public string? Field { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this, MediaJson.Default.MessageMedia);

    public static MessageMedia? Parse(string? json) => json is null ? null : JsonSerializer.Deserialize(json, MediaJson.Default.MessageMedia);

    internal static MessageMedia Of(MediaFile file) => new()
    {
        FileId = file.FileId,
        FileUniqueId = file.FileUniqueId,
        ThumbnailFileId = file.Thumbnail?.FileId,
        FileName = file.FileName,
        MimeType = file.MimeType,
        FileSize = file.FileSize,
        Width = file.Width ?? file.Length,
        Height = file.Height ?? file.Length,
        Duration = file.Duration,
        Emoji = file.Emoji,
        IsVectorSticker = file.IsAnimated,
        Title = file.Title is null ? null : file.Performer is null ? file.Title : $"{file.Performer} – {file.Title}",
    };

    internal static MessageMedia Of(PhotoSize photo) => new()
    {
        FileId = photo.FileId,
        FileUniqueId = photo.FileUniqueId,
        FileSize = photo.FileSize,
        Width = photo.Width,
        Height = photo.Height,
        MimeType = "image/jpeg",
    };
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(MessageMedia))]
internal sealed partial class MediaJson : JsonSerializerContext;
