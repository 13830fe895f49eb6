using System.Text.Json;
using TelegramAdmin.Sandbox.BotApi.Methods.Changing;
using TelegramAdmin.Sandbox.Files;

namespace TelegramAdmin.Sandbox.State.Contents;

/// <summary>A photo, video, animation, audio, document, voice message, video note or sticker.</summary>
/// <param name="Field">The field of Message that holds it.</param>
internal sealed record FileContent(string Field, StoredFile File) : Content
{
    private static readonly (int Side, string Letter)[] PhotoSizes = [(90, "s"), (320, "m"), (int.MaxValue, "x")];

    public int Width { get; init; }

    public int Height { get; init; }

    public int Duration { get; init; }

    public string? FileName { get; init; }

    public string? Title { get; init; }

    public string? Performer { get; init; }

    public string? Emoji { get; init; }

    public bool HasSpoiler { get; init; }

    public override string Kind => Field;

    public override bool TakesCaption => Field is not ("sticker" or "video_note");

    public override void Write(Utf8JsonWriter json, Bot viewer)
    {
        if (Field == "photo") WritePhoto(json, viewer);
        else WriteFile(json, viewer, Field);
        // For clients that know only documents, Telegram repeats an animation there.
        if (Field == "animation") WriteFile(json, viewer, "document");
        if (HasSpoiler) json.WriteBoolean("has_media_spoiler", true);
    }

    private void WritePhoto(Utf8JsonWriter json, Bot viewer)
    {
        json.WritePropertyName("photo");
        WriteSizes(json, viewer);
    }

    /// <summary>An Array of PhotoSize.</summary>
    public void WriteSizes(Utf8JsonWriter json, Bot viewer)
    {
        json.WriteStartArray();
        var longest = Math.Max(Width, Height);
        foreach (var (side, letter) in PhotoSizes)
        {
            if (side < int.MaxValue && side >= longest) continue;
            var scale = Math.Min(1.0, (double)side / longest);
            json.WriteStartObject();
            WriteIds(json, viewer, letter);
            json.WriteNumber("file_size", Math.Max(1, (long)(File.Size * scale * scale)));
            json.WriteNumber("width", (int)Math.Round(Width * scale));
            json.WriteNumber("height", (int)Math.Round(Height * scale));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteFile(Utf8JsonWriter json, Bot viewer, string field)
    {
        json.WriteStartObject(field);
        if (Field is "video" or "animation" or "audio" or "voice" or "video_note") json.WriteNumber("duration", Duration);
        if (Field == "video_note") json.WriteNumber("length", Width);
        if (Field is "video" or "animation" or "sticker") WriteDimensions(json);
        if (Field == "sticker") WriteSticker(json);
        else if (Field != "video_note") json.WriteString("mime_type", File.MimeType);
        if (FileName is not null && Field is not ("sticker" or "voice" or "video_note")) json.WriteString("file_name", FileName);
        if (Title is not null) json.WriteString("title", Title);
        if (Performer is not null) json.WriteString("performer", Performer);
        WriteIds(json, viewer, "");
        json.WriteNumber("file_size", File.Size);
        json.WriteEndObject();
    }

    private void WriteDimensions(Utf8JsonWriter json)
    {
        json.WriteNumber("width", Width);
        json.WriteNumber("height", Height);
    }

    private void WriteSticker(Utf8JsonWriter json)
    {
        if (Emoji is not null) json.WriteString("emoji", Emoji);
        json.WriteBoolean("is_animated", false);
        json.WriteBoolean("is_video", File.MimeType == "video/webm");
        json.WriteString("type", "regular");
    }

    private void WriteIds(Utf8JsonWriter json, Bot viewer, string size)
    {
        json.WriteString("file_id", File.IdFor(viewer));
        json.WriteString("file_unique_id", File.Key + size);
    }
}
