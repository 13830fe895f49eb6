namespace TelegramAdmin.Features.Settings.Answers.Inputs;

/// <summary>One text in several languages while it is being written; "" is for everybody else.</summary>
public sealed class Wordings
{
    private readonly Dictionary<string, string> _texts = [];

    public IEnumerable<string> Languages => _texts.Where(t => t.Key.Length > 0 && t.Value.Length > 0).Select(t => t.Key);

    /// <summary>What was written in exactly this language.</summary>
    public string this[string language]
    {
        get => _texts.GetValueOrDefault(language, "");
        set => _texts[language] = value.ReplaceLineEndings("\n");
    }

    /// <summary>What a person with this language reads.</summary>
    public string Shown(string language) => this[language] is { Length: > 0 } own ? own : this[""];

    public bool Lacks(string language) => this[language].Length == 0 && this[""].Length > 0;

    public Dictionary<string, string> Written()
    {
        var written = _texts.Where(t => t.Key.Length > 0 && !string.IsNullOrWhiteSpace(t.Value)).ToDictionary(t => t.Key, t => t.Value.Trim());
        written[""] = this[""].Trim();
        return written;
    }

    public static Wordings Of(IReadOnlyDictionary<string, string> texts)
    {
        var wordings = new Wordings();
        foreach (var (language, text) in texts)
            wordings[language] = text;
        return wordings;
    }
}
