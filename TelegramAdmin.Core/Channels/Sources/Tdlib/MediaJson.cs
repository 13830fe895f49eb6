using System.Text.Json;
using TelegramAdmin.Core.MtProto.Schema;

namespace TelegramAdmin.Core.Channels.Sources.Tdlib;

/// <summary>What is known of media beside its kind.</summary>
internal static class MediaJson
{
    private const int MostOptions = 20;

    public static string? Of(TdMediaContent content)
    {
        if (content.Photo is { Sizes: [.., var largest] })
            return PostJson.Write(json => WritePhoto(json, largest));
        var file = content.Video ?? content.Animation ?? content.Audio ?? content.VoiceNote ?? content.VideoNote ?? content.Document;
        if (file is null && content.StarCount == 0)
            return null;
        return PostJson.Write(json =>
        {
            json.WriteStartObject();
            if (file is not null)
                WriteFile(json, file);
            Number(json, "stars", content.StarCount);
            json.WriteEndObject();
        });
    }

    public static string Of(TdPoll poll) => PostJson.Write(json =>
    {
        json.WriteStartObject();
        PostJson.Text(json, "question", poll.Question?.Text);
        json.WriteStartArray("options");
        foreach (var option in poll.Options.Take(MostOptions))
        {
            json.WriteStartObject();
            PostJson.Text(json, "text", option.Text?.Text);
            json.WriteNumber("votes", option.VoterCount);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteNumber("votes", poll.TotalVoterCount);
        if (poll.IsClosed)
            json.WriteBoolean("closed", true);
        json.WriteEndObject();
    });

    public static string? Of(TdPlaceContent place)
    {
        if ((place.Location ?? place.Venue?.Location) is not { } at || !double.IsFinite(at.Latitude) || !double.IsFinite(at.Longitude))
            return null;
        return PostJson.Write(json =>
        {
            json.WriteStartObject();
            json.WriteNumber("latitude", at.Latitude);
            json.WriteNumber("longitude", at.Longitude);
            PostJson.Text(json, "title", place.Venue?.Title);
            PostJson.Text(json, "address", place.Venue?.Address);
            json.WriteEndObject();
        });
    }

    private static void WritePhoto(Utf8JsonWriter json, TdPhotoSize size)
    {
        json.WriteStartObject();
        Number(json, "width", size.Width);
        Number(json, "height", size.Height);
        json.WriteEndObject();
    }

    private static void WriteFile(Utf8JsonWriter json, TdMediaFile media)
    {
        Number(json, "duration", media.Duration);
        Number(json, "width", media.Width);
        Number(json, "height", media.Height);
        PostJson.Text(json, "file_name", media.FileName);
        PostJson.Text(json, "mime_type", media.MimeType);
        PostJson.Text(json, "title", media.Title);
        PostJson.Text(json, "performer", media.Performer);
        if ((media.Video ?? media.Animation ?? media.Audio ?? media.Voice ?? media.Document) is { } file)
            Number(json, "size", file.Size > 0 ? file.Size : file.ExpectedSize);
    }

    private static void Number(Utf8JsonWriter json, string name, long number)
    {
        if (number > 0)
            json.WriteNumber(name, number);
    }
}
