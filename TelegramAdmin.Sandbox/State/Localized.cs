namespace TelegramAdmin.Sandbox.State;

/// <summary>A text by two-letter language code; "" is for everybody else.</summary>
internal sealed class Localized
{
    public Dictionary<string, string> ByLanguage { get; init; } = [];

    public string For(string language) =>
        ByLanguage.TryGetValue(language, out var own) ? own : ByLanguage.GetValueOrDefault("", "");

    public string Exactly(string language) => ByLanguage.GetValueOrDefault(language, "");

    public void Set(string language, string value)
    {
        if (value.Length == 0) ByLanguage.Remove(language);
        else ByLanguage[language] = value;
    }
}
