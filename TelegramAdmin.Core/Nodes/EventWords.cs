using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Nodes;

/// <summary>
/// Events as words between nodes. A node of another version may know others: what it does not know is left out, so that both can run side by side.
/// </summary>
internal static class EventWords
{
    private static readonly Dictionary<string, Type> Types = typeof(EventWords).Assembly.GetTypes()
        .Where(t => t.IsClass && !t.IsAbstract && typeof(IEvent).IsAssignableFrom(t)).ToDictionary(t => t.Name);

    private static readonly JsonSerializerOptions Json = new()
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        IgnoreReadOnlyProperties = true,
        Converters = { new OfWorkspace(), new OfBot() },
    };

    public static string Write(IEnumerable<IEvent> events) =>
        JsonSerializer.Serialize(events.Select(e => new Told(e.GetType().Name, JsonSerializer.SerializeToElement(e, e.GetType(), Json))).ToList(), Json);

    public static IEnumerable<IEvent> Read(string words)
    {
        foreach (var (name, body) in JsonSerializer.Deserialize<List<Told>>(words, Json) ?? [])
        {
            if (Types.TryGetValue(name, out var type) && body.Deserialize(type, Json) is IEvent happened)
                yield return happened;
        }
    }

    private sealed record Told(string Type, JsonElement Body);

    private sealed class OfWorkspace : JsonConverter<WorkspaceId>
    {
        public override WorkspaceId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetInt32());

        public override void Write(Utf8JsonWriter writer, WorkspaceId value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Value);
    }

    private sealed class OfBot : JsonConverter<BotId>
    {
        public override BotId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetInt64());

        public override void Write(Utf8JsonWriter writer, BotId value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Value);
    }
}
