using System.Text.Json;
using System.Text.Json.Serialization;
using TelegramAdmin.Core.Conversations;

namespace TelegramAdmin.Core.QuickReplies;

/// <summary>One message of a quick reply.</summary>
public sealed record ReplyStep
{
    /// <summary>With variables in braces; plain text, as operators write it.</summary>
    public string Text { get; init; } = "";

    /// <summary>A file in the media folder; null for none.</summary>
    public KeptFile? File { get; init; }

    /// <summary>Rows of buttons, as operators set them: see <see cref="OperatorButton"/>.</summary>
    public IReadOnlyList<IReadOnlyList<OperatorButton>>? Buttons { get; init; }

    public static string Write(IReadOnlyList<ReplyStep> steps) => JsonSerializer.Serialize([.. steps], ReplyStepJson.Default.ListReplyStep);

    public static IReadOnlyList<ReplyStep> Read(string json) => JsonSerializer.Deserialize(json, ReplyStepJson.Default.ListReplyStep)!;
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(List<ReplyStep>))]
internal sealed partial class ReplyStepJson : JsonSerializerContext;
