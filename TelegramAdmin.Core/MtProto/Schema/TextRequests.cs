namespace TelegramAdmin.Core.MtProto.Schema;

/// <summary>Answered at once and without a client (<see cref="TdEngine.Execute"/>); it goes nowhere.</summary>
public sealed record GetTextEntities(string Text) : TdRequest<TdTextEntities>("getTextEntities");

/// <summary>As <see cref="GetTextEntities"/>.</summary>
public sealed record ParseTextEntities(string Text, TdParseMode ParseMode) : TdRequest<TdFormattedText>("parseTextEntities");

/// <param name="Type">textParseModeHTML, or textParseModeMarkdown.</param>
public sealed record TdParseMode([property: System.Text.Json.Serialization.JsonPropertyName("@type")] string Type);
