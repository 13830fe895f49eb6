using System.Collections.Frozen;

namespace TelegramAdmin.Core.Settings;

/// <summary>Every setting that a workspace can change, of all slices.</summary>
public sealed class SettingsRegistry
{
    private readonly FrozenDictionary<string, Setting> _byKey;

    public SettingsRegistry(IEnumerable<SettingGroup> groups)
    {
        Groups = [.. groups];
        _byKey = Groups.SelectMany(group => group.Settings).ToFrozenDictionary(setting => setting.Key);
    }

    /// <summary>In the order of the page.</summary>
    public IReadOnlyList<SettingGroup> Groups { get; }

    public IEnumerable<Setting> All => Groups.SelectMany(group => group.Settings);

    /// <summary>Null for a key that this version does not know.</summary>
    public Setting? Find(string key) => _byKey.GetValueOrDefault(key);
}
