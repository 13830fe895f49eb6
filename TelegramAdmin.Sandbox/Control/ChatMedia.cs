using TelegramAdmin.Sandbox.BotApi.Methods.Changing;

namespace TelegramAdmin.Sandbox;

/// <summary>What a phone shows of a message's content.</summary>
public sealed record ChatMedia
{
    /// <summary>Where the sandbox serves the file, relative to its address.</summary>
    public string? Url { get; init; }

    public string? FileUniqueId { get; init; }

    public string? Name { get; init; }

    public string? MimeType { get; init; }

    public long? Size { get; init; }

    public int? Width { get; init; }

    public int? Height { get; init; }

    /// <summary>Seconds.</summary>
    public int? Duration { get; init; }

    public string? Emoji { get; init; }

    public int? Value { get; init; }

    public double? Latitude { get; init; }

    public double? Longitude { get; init; }

    public string? Title { get; init; }

    public string? Detail { get; init; }

    /// <summary>The price of an invoice.</summary>
    public long? Stars { get; init; }

    /// <summary>Of a paid invoice: the message that tells of the payment.</summary>
    public int? ReceiptId { get; init; }

    public IReadOnlyList<string>? Options { get; init; }

    public IReadOnlyList<int>? Votes { get; init; }
}
