using System.Text.Json.Serialization;
using TelegramAdmin.Core.Conversations;

namespace TelegramAdmin.Core.QuickReplies.Moving;

/// <summary>A quick reply in a file, for another workspace or for safe keeping.</summary>
public sealed record ExportedReply(string Shortcut, string Title, IReadOnlyList<ExportedStep> Steps)
{
    /// <summary>The category's name.</summary>
    public string? Category { get; init; }

    /// <summary>Belongs to whoever imports it.</summary>
    [JsonPropertyName("private")]
    public bool IsPrivate { get; init; }
}

public sealed record ExportedStep
{
    public string Text { get; init; } = "";

    public ExportedFile? File { get; init; }

    public IReadOnlyList<IReadOnlyList<OperatorButton>>? Buttons { get; init; }
}

/// <param name="Content">Null where the file is too large to travel along; an import then takes the one of this name that is there already.</param>
public sealed record ExportedFile(string Name, string Type, byte[]? Content);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true, WriteIndented = true)]
[JsonSerializable(typeof(ExportedReply))]
internal sealed partial class ExportJson : JsonSerializerContext;
