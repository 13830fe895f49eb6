using System.Collections.Frozen;
using System.Text.Json;

namespace TelegramAdmin.Core.Localization;

/// <summary>What a bot says when nobody wrote something else in Settings: one file of texts for each language, English where a language lacks one.</summary>
public sealed class TextCatalog
{
    public const string Fallback = "en";

    private readonly FrozenDictionary<string, FrozenDictionary<string, string>> _texts;

    private readonly FrozenDictionary<string, FrozenSet<string>> _variables;

    public TextCatalog()
    {
        _texts = Languages.ToFrozenDictionary(language => language.Code, language => Read(language.Code).ToFrozenDictionary());
        _variables = _texts[Fallback].ToFrozenDictionary(text => text.Key, text => TextTemplate.VariablesIn(text.Value).Concat(IsAnswer(text.Key) ? ["first_name", "bot_name"] : []).ToFrozenSet());
    }

    /// <summary>The languages that texts come in.</summary>
    public static IReadOnlyList<TextLanguage> Languages { get; } = [new("en", "English"), new("es", "Español"), new("ru", "Русский")];

    /// <summary>Every text's key, in the order of the file.</summary>
    public IReadOnlyList<string> Keys { get; } = [.. Read(Fallback).Keys];

    public string Find(string key, string language) =>
        _texts[Closest(language)].TryGetValue(key, out var text) ? text : _texts[Fallback][key];

    /// <summary>What may stand in braces: what our English text uses, and in an answer who talks with whom.</summary>
    public IReadOnlySet<string> VariablesOf(string key) => _variables[key];

    /// <summary>The language of ours for a Telegram language code (IETF, such as <c>es-MX</c>).</summary>
    public static string Closest(string? languageCode)
    {
        var primary = (languageCode ?? Fallback).Split('-', '_')[0].ToLowerInvariant();
        return Languages.Any(l => l.Code == primary) ? primary : Fallback;
    }

    // The others are parts of an answer, such as the words of a button, or news from elsewhere.
    private static bool IsAnswer(string key) => key.Split('.')[0] is "start" or "help" or "unknown_command" or "credits" or "purchase" or "recharge" or "conversation" or "rule" or "faq";

    private static OrderedDictionary<string, string> Read(string language)
    {
        using var file = typeof(TextCatalog).Assembly.GetManifestResourceStream($"TelegramAdmin.Core.Localization.Texts.{language}.json")!;
        return JsonSerializer.Deserialize<OrderedDictionary<string, string>>(file)!;
    }
}

public sealed record TextLanguage(string Code, string Name);
