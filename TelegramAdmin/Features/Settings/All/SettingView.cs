using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Features.Settings.Credits;

namespace TelegramAdmin.Features.Settings.All;

/// <summary>Which of all settings the page shows, as the address says.</summary>
/// <param name="Text">Words that all stand in its title, meaning, key or group.</param>
public sealed record SettingView(string? Text, string? Show, string? Group)
{
    public const string All = "all";
    public const string Changed = "changed";
    public const string Switches = "switches";
    public const string Configuration = "configuration";

    private string[] Words => (Text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The words may stand in English or as they are shown.</summary>
    public bool Takes(SettingGroup group, Setting setting, bool isChanged, Localizer words) =>
        (string.IsNullOrEmpty(Group) || group.Title == Group)
        && (Show is not Changed || isChanged)
        && (Show is not Switches || SettingValue.KindOf(setting) == SettingKind.Switch)
        && Words.All(word => Has(word, setting.Title, setting.Meaning, setting.Key, group.Title, words[setting.Title], words[setting.Meaning], words[group.Title]));

    public bool Takes(ConfiguredValue value, Localizer words) => Words.All(word => Has(word, value.Key, value.Meaning, words[value.Meaning]));

    private static bool Has(string word, params ReadOnlySpan<string> texts)
    {
        foreach (var text in texts)
        {
            if (text.Contains(word, StringComparison.CurrentCultureIgnoreCase))
                return true;
        }
        return false;
    }
}
