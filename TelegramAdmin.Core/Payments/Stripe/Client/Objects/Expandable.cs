using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace TelegramAdmin.Core.Payments.Stripe.Client.Objects;

/// <summary>Another object: its id, or all of it where that was asked for (docs.stripe.com/api/expanding_objects).</summary>
public sealed record Expandable<T>(string Id, T? Object) where T : StripeObject
{
    public override string ToString() => Id;
}

/// <summary>Reads an <see cref="Expandable{T}"/> in both of its forms.</summary>
internal sealed class ExpandableConverter<T> : JsonConverter<Expandable<T>> where T : StripeObject
{
    public override Expandable<T>? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
            return new Expandable<T>(reader.GetString()!, null);
        var whole = JsonSerializer.Deserialize(ref reader, (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T)));
        return whole is null ? null : new Expandable<T>(whole.Id, whole);
    }

    public override void Write(Utf8JsonWriter writer, Expandable<T> value, JsonSerializerOptions options) => writer.WriteStringValue(value.Id);
}

/// <summary>Reads the id of another object, whether it came as its id or whole.</summary>
internal sealed class IdConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
            return reader.GetString();
        var whole = JsonElement.ParseValue(ref reader);
        return whole.ValueKind == JsonValueKind.Object && whole.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String
            ? id.GetString()
            : throw new JsonException("Neither an id nor an object with one.");
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}

/// <summary>Stripe's times are seconds since 1970.</summary>
internal sealed class UnixTimeConverter : JsonConverter<DateTimeOffset>
{
    private static readonly long Last = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var seconds) && seconds >= 0 && seconds <= Last
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : throw new JsonException("Not a time.");

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteNumberValue(value.ToUnixTimeSeconds());
}
