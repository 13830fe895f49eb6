using System.Text.Json;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Ai.Asking;

/// <summary>What a model answered, once what it cannot know is taken out: sources that it was not given count for nothing, and without any it is not sure.</summary>
internal sealed record ModelAnswer(string Text, int Confidence, IReadOnlyList<AiSource> Sources)
{
    private const int Longest = 3000;

    public static Result<ModelAnswer> Read(string written, IReadOnlyList<Material> given)
    {
        try
        {
            using var json = JsonDocument.Parse(Unwrap(written));
            return json.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("answer", out var answer) && answer.ValueKind == JsonValueKind.String
                ? Check(answer.GetString()!.Trim(), root, given)
                : AiErrors.Nonsense;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return AiErrors.Nonsense; // No JSON, or half of a character in it.
        }
    }

    private static Result<ModelAnswer> Check(string text, JsonElement root, IReadOnlyList<Material> given)
    {
        if (text.Length > Longest)
            return AiErrors.Nonsense;
        var named = root.TryGetProperty("sources", out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Where(s => s.ValueKind == JsonValueKind.String).Select(s => s.GetString()!).ToHashSet()
            : [];
        IReadOnlyList<AiSource> sources = [.. given.Where(m => named.Contains(m.Mark)).Select(m => m.Source)];
        return new ModelAnswer(ShortText.Cut(text, Longest), text.Length == 0 || sources.Count == 0 ? 0 : ConfidenceOf(root), sources);
    }

    private static int ConfidenceOf(JsonElement root) =>
        root.TryGetProperty("confidence", out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) ? (int)Math.Clamp(number, 0, 100) : 0;

    // Some models put a fence around their JSON, whatever they are told.
    private static string Unwrap(string written) =>
        written.IndexOf('{', StringComparison.Ordinal) is var begin and >= 0 && written.LastIndexOf('}') is var end && end > begin ? written[begin..(end + 1)] : written;
}
