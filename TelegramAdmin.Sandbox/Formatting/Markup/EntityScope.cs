namespace TelegramAdmin.Sandbox.Formatting.Markup;

/// <summary>An entity whose end has not been met yet.</summary>
/// <param name="At">Where its mark began in the source, for the error message.</param>
internal sealed record EntityScope(string Type, int Start, int At)
{
    public string? Argument { get; init; }
}
