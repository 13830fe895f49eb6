namespace TelegramAdmin.Sandbox.BotApi.Documentation;

/// <summary>A parameter of a method or a field of a type.</summary>
internal sealed record DocumentedField(string Name, IReadOnlyList<string> Types, bool IsRequired)
{
    /// <summary>Under this name an abstract type lists what it may be.</summary>
    public const string Variants = "|";

    public bool IsFile => Types.Contains("InputFile");

    /// <summary>Any text will do.</summary>
    public bool IsText => Types.Contains("String");

    /// <param name="text">"Integer|String!": types, and a mark when required.</param>
    public static DocumentedField Parse(string name, string text) =>
        new(name, text.TrimEnd('!').Split('|'), text.EndsWith('!'));
}
