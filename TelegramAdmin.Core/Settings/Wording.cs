using System.Globalization;
using TelegramAdmin.Core.Localization;

namespace TelegramAdmin.Core.Settings;

/// <summary>What a bot says to one person: in their language, the workspace's own words where it wrote some.</summary>
public sealed class Wording(TextCatalog catalog, string language, IReadOnlyDictionary<string, string> own)
{
    /// <summary>Two letters, one of <see cref="TextCatalog.Languages"/>.</summary>
    public string Language => language;

    public CultureInfo Culture { get; } = CultureInfo.GetCultureInfo(language);

    /// <summary>In Telegram's HTML. Numbers are written as the language does; everything else is escaped.</summary>
    public string Say(string key, params IEnumerable<(string Name, object Value)> variables) => TextTemplate.Fill(Find(key), Written(variables), language);

    /// <summary>For a button or a toast: without HTML.</summary>
    public string Plain(string key, params IEnumerable<(string Name, object Value)> variables) => TextTemplate.FillPlain(Find(key), Written(variables), language);

    public string Number(long number) => number.ToString("N0", Culture);

    /// <summary>A moment in UTC, to the minute.</summary>
    public string Time(DateTimeOffset at) => at.UtcDateTime.ToString("d MMM yyyy HH:mm", Culture);

    public string Day(DateTimeOffset at) => at.UtcDateTime.ToString("d MMM yyyy", Culture);

    private string Find(string key) => own.GetValueOrDefault(key) ?? catalog.Find(key, language);

    private Dictionary<string, string> Written(IEnumerable<(string Name, object Value)> variables) =>
        variables.ToDictionary(v => v.Name, v => v.Value switch
        {
            long number => Number(number),
            int number => Number(number),
            var words => words.ToString() ?? "",
        });
}
