using System.Text.Json;
using TelegramAdmin.Sandbox.BotApi.Requests.Keyboards;

namespace TelegramAdmin.Sandbox;

/// <summary>A message as it stands on a phone.</summary>
public sealed record ChatMessage
{
    public required int Id { get; init; }

    public required bool FromBot { get; init; }

    public required long FromId { get; init; }

    public required string From { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The text, or the caption of media.</summary>
    public string? Text { get; init; }

    public IReadOnlyList<TextEntity> Entities { get; init; } = [];

    /// <summary>photo, video, animation, audio, document, voice, video_note, sticker, location, venue, contact, poll, dice, invoice, or the name of a service message's field; null for text.</summary>
    public string? Kind { get; init; }

    public ChatMedia? Media { get; init; }

    /// <summary>What a service message tells, in words.</summary>
    public string? Service { get; init; }

    /// <summary>The inline keyboard.</summary>
    public JsonElement? ReplyMarkup { get; init; }

    public int? ReplyToId { get; init; }

    public string? QuoteText { get; init; }

    public string? ForwardedFrom { get; init; }

    public string? AlbumId { get; init; }

    public int? TopicId { get; init; }

    public bool IsEdited { get; init; }

    public bool IsDeleted { get; init; }

    public bool IsPinned { get; init; }

    public bool HasSpoiler { get; init; }

    /// <summary>Emoji and how many people and bots chose it.</summary>
    public IReadOnlyDictionary<string, int> Reactions { get; init; } = new Dictionary<string, int>();

    /// <summary>The texts of the inline buttons, row by row.</summary>
    public IEnumerable<string> ButtonTexts => ReplyMarkup is { } markup && markup.TryGetProperty("inline_keyboard", out var rows)
        ? rows.EnumerateArray().SelectMany(row => row.EnumerateArray()).Select(button => button.GetProperty("text").GetString()!)
        : [];
}
