namespace TelegramAdmin.Sandbox.Formatting;

/// <summary>Text after parsing, with its entities sorted by offset.</summary>
internal sealed record FormattedText(string Text, IReadOnlyList<TextEntity> Entities)
{
    public static FormattedText Empty { get; } = new("", []);
}
