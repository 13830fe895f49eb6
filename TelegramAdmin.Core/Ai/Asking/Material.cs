using System.Globalization;

namespace TelegramAdmin.Core.Ai.Asking;

/// <summary>A source with its words, as the model gets it.</summary>
internal sealed record Material(AiSource Source, string Text)
{
    /// <summary>How the model names it.</summary>
    public string Mark { get; } = string.Create(CultureInfo.InvariantCulture, $"{Source.Kind}-{Source.Id}");
}
