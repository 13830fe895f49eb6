using System.Text.Json;
using TelegramAdmin.Core.Conversations;

namespace TelegramAdmin.Core.Credits;

/// <summary>What each kind of message costs in credits; a kind that is not named costs as much as a text.</summary>
public sealed record MessagePrices(IReadOnlyDictionary<MessageKind, int> ByKind)
{
    /// <summary>One message, one credit.</summary>
    public static MessagePrices Usual { get; } = new(new Dictionary<MessageKind, int> { [MessageKind.Text] = 1 });

    public int Of(MessageKind kind) => ByKind.TryGetValue(kind, out var price) ? price : ByKind.GetValueOrDefault(MessageKind.Text, 1);

    public static MessagePrices Read(string json) => new(JsonSerializer.Deserialize<Dictionary<MessageKind, int>>(json) ?? []);

    public string Write() => JsonSerializer.Serialize(ByKind);
}
