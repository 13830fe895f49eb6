using System.Text.Json.Serialization;

namespace TelegramAdmin.Core.MtProto.Schema;

/// <summary>What a message holds. Kinds that have nothing to read keep their name alone.</summary>
[JsonConverter(typeof(ContentReader))]
public record TdMessageContent
{
    /// <summary>The name at TDLib, such as messageText.</summary>
    [JsonPropertyName("@type")]
    public string Type { get; set; } = "";
}

public sealed record TdTextContent : TdMessageContent
{
    public TdFormattedText? Text { get; set; }
}

/// <summary>Photo, video, animation, audio, voice note, document and paid media: at most one of the files is there.</summary>
public sealed record TdMediaContent : TdMessageContent
{
    public TdFormattedText? Caption { get; set; }

    public TdPhoto? Photo { get; set; }

    public TdMediaFile? Video { get; set; }

    public TdMediaFile? Animation { get; set; }

    public TdMediaFile? Audio { get; set; }

    public TdMediaFile? VoiceNote { get; set; }

    public TdMediaFile? VideoNote { get; set; }

    public TdMediaFile? Document { get; set; }

    /// <summary>The price of paid media.</summary>
    public long StarCount { get; set; }
}

public sealed record TdStickerContent : TdMessageContent
{
    public TdSticker? Sticker { get; set; }
}

/// <summary>An emoji alone, and dice.</summary>
public sealed record TdEmojiContent : TdMessageContent
{
    public string Emoji { get; set; } = "";
}

public sealed record TdPollContent : TdMessageContent
{
    public TdPoll? Poll { get; set; }
}

public sealed record TdPlaceContent : TdMessageContent
{
    public TdLocation? Location { get; set; }

    public TdVenue? Venue { get; set; }
}

public sealed record TdContactContent : TdMessageContent
{
    public TdContact? Contact { get; set; }
}

public sealed record TdPhoto
{
    public IReadOnlyList<TdPhotoSize> Sizes { get; set; } = [];
}

public sealed record TdPhotoSize
{
    public int Width { get; set; }

    public int Height { get; set; }
}

/// <summary>video, animation, audio, voiceNote, videoNote or document, with the fields of all of them.</summary>
public sealed record TdMediaFile
{
    public int Duration { get; set; }

    public int Width { get; set; }

    public int Height { get; set; }

    public string? FileName { get; set; }

    public string? MimeType { get; set; }

    public string? Title { get; set; }

    public string? Performer { get; set; }

    // The file itself bears the name of its kind.
    public TdFile? Video { get; set; }

    public TdFile? Animation { get; set; }

    public TdFile? Audio { get; set; }

    public TdFile? Voice { get; set; }

    public TdFile? Document { get; set; }
}

public sealed record TdFile
{
    public long Size { get; set; }

    public long ExpectedSize { get; set; }
}

public sealed record TdSticker
{
    public string Emoji { get; set; } = "";
}

public sealed record TdPoll
{
    public TdFormattedText? Question { get; set; }

    public IReadOnlyList<TdPollOption> Options { get; set; } = [];

    public int TotalVoterCount { get; set; }

    public bool IsClosed { get; set; }
}

public sealed record TdPollOption
{
    public TdFormattedText? Text { get; set; }

    public int VoterCount { get; set; }
}

public sealed record TdLocation
{
    public double Latitude { get; set; }

    public double Longitude { get; set; }
}

public sealed record TdVenue
{
    public string Title { get; set; } = "";

    public string Address { get; set; } = "";

    public TdLocation? Location { get; set; }
}

public sealed record TdContact
{
    public string FirstName { get; set; } = "";

    public string LastName { get; set; } = "";
}
