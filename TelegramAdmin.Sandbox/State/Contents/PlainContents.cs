using System.Text.Json;
using System.Text.Json.Nodes;
using TelegramAdmin.Sandbox.BotApi.Methods.Changing;

namespace TelegramAdmin.Sandbox.State.Contents;

internal sealed record LocationContent(double Latitude, double Longitude) : Content
{
    public double? HorizontalAccuracy { get; init; }

    public int? LivePeriod { get; init; }

    public override string Kind => "location";

    public override void Write(Utf8JsonWriter json, Bot viewer)
    {
        json.WritePropertyName("location");
        WriteValue(json);
    }

    internal void WriteValue(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("latitude", Latitude);
        json.WriteNumber("longitude", Longitude);
        if (HorizontalAccuracy is { } accuracy) json.WriteNumber("horizontal_accuracy", accuracy);
        if (LivePeriod is { } period) json.WriteNumber("live_period", period);
        json.WriteEndObject();
    }
}

internal sealed record VenueContent(LocationContent Location, string Title, string Address) : Content
{
    public string? FoursquareId { get; init; }

    public string? GooglePlaceId { get; init; }

    public override string Kind => "venue";

    public override void Write(Utf8JsonWriter json, Bot viewer)
    {
        Location.Write(json, viewer);
        json.WriteStartObject("venue");
        json.WritePropertyName("location");
        Location.WriteValue(json);
        json.WriteString("title", Title);
        json.WriteString("address", Address);
        if (FoursquareId is not null) json.WriteString("foursquare_id", FoursquareId);
        if (GooglePlaceId is not null) json.WriteString("google_place_id", GooglePlaceId);
        json.WriteEndObject();
    }
}

internal sealed record ContactContent(string PhoneNumber, string FirstName) : Content
{
    public string? LastName { get; init; }

    public string? Vcard { get; init; }

    public long? UserId { get; init; }

    public override string Kind => "contact";

    public override void Write(Utf8JsonWriter json, Bot viewer)
    {
        json.WriteStartObject("contact");
        json.WriteString("phone_number", PhoneNumber);
        json.WriteString("first_name", FirstName);
        if (LastName is not null) json.WriteString("last_name", LastName);
        if (UserId is { } id) json.WriteNumber("user_id", id);
        if (Vcard is not null) json.WriteString("vcard", Vcard);
        json.WriteEndObject();
    }
}

internal sealed record DiceContent(string Emoji, int Value) : Content
{
    public override string Kind => "dice";

    public override void Write(Utf8JsonWriter json, Bot viewer)
    {
        json.WriteStartObject("dice");
        json.WriteString("emoji", Emoji);
        json.WriteNumber("value", Value);
        json.WriteEndObject();
    }
}

/// <summary>Something that happened in the chat: a topic opened, a message pinned. <paramref name="Value"/> is JSON.</summary>
internal sealed record ServiceContent(string Field, string Value) : Content
{
    public override string Kind => Field;

    public static ServiceContent Of(string field, JsonNode value) => new(field, value.ToJsonString());

    public override void Write(Utf8JsonWriter json, Bot viewer)
    {
        json.WritePropertyName(Field);
        json.WriteRawValue(Value);
    }
}
