using System.Text.Json;
using System.Text.Unicode;
using TelegramAdmin.Core.Payments.Stripe.Client.Objects;

namespace TelegramAdmin.Core.Payments.Stripe.Receiving;

/// <summary>What has to be known of an event before it is stored.</summary>
public sealed record StripeEnvelope(string EventId, string Type, bool IsLive)
{
    private const int LongestId = 64;
    private const int LongestType = 80;

    /// <summary>Null where the text is no event, or could not be stored as it came.</summary>
    public static StripeEnvelope? TryRead(ReadOnlySpan<byte> json)
    {
        try
        {
            return Utf8.IsValid(json) && JsonSerializer.Deserialize(json, StripeJson.Default.EventObject) is { } read && IsWhole(read)
                ? new StripeEnvelope(read.Id, read.Type, read.Livemode)
                : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static bool IsWhole(EventObject read) =>
        read is { Object: "event", Data.Object.ValueKind: JsonValueKind.Object } && IsWord(read.Id, LongestId) && IsWord(read.Type, LongestType);

    private static bool IsWord(string? text, int longest) =>
        text is { Length: > 0 } && text.Length <= longest && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-');
}
