using System.Text.Json;
using System.Text.Json.Serialization;

namespace TelegramAdmin.Hosting.Logging;

/// <summary>One line of the log, without secrets.</summary>
/// <param name="Number">Counts up within this run of the program; 0 where it was read from a file.</param>
/// <param name="Category">The class that wrote it.</param>
/// <param name="Exception">Type, words and stack; null where there was none.</param>
/// <param name="Trace">What belongs together: the id that error pages show.</param>
public sealed record LogEntry(
    long Number, DateTimeOffset At, LogLevel Level, string Category, string Message, string? Exception, string? Trace)
{
    private static readonly JsonSerializerOptions Form = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Converters = { new JsonStringEnumConverter() } };

    /// <summary>What it is about, by name (bot, chat, update, message, job); null where nothing is known.</summary>
    public IReadOnlyDictionary<string, string>? Scope { get; init; }

    /// <summary>The class without its namespace.</summary>
    [JsonIgnore]
    public string Short => Category[(Category.LastIndexOf('.') + 1)..];

    public string Write() => JsonSerializer.Serialize(this with { Number = 0 }, Form);

    /// <returns>Null where the line is none of ours, such as one that a kill cut short.</returns>
    public static LogEntry? Read(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<LogEntry>(line, Form);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
