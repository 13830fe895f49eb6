namespace TelegramAdmin.Core.Templates.Language;

/// <summary>The template cannot be read. Never leaves this slice: it becomes a failure that names line and column.</summary>
/// <param name="at">Index in the source.</param>
internal sealed class TemplateFault(string message, int at) : Exception(message)
{
    public int At => at;

    /// <summary>The message with line and column, both counted from 1.</summary>
    public string Describe(string source)
    {
        var before = source.AsSpan(0, Math.Min(at, source.Length));
        return $"Line {before.Count('\n') + 1}, column {before.Length - before.LastIndexOf('\n')}: {Message}";
    }
}
