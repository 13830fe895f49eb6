namespace TelegramAdmin.Core.Settings;

/// <summary>What a file of settings would change here.</summary>
/// <param name="Settings">Only those that differ.</param>
/// <param name="Texts">Only those that differ.</param>
/// <param name="Faults">What the file holds that cannot be taken; while there is one, nothing is.</param>
public sealed record SettingsDifference(IReadOnlyList<SettingDifference> Settings, IReadOnlyList<TextDifference> Texts, IReadOnlyList<SettingsFault> Faults)
{
    public int Count => Settings.Count + Texts.Count;
}

/// <param name="Before">As JSON.</param>
public sealed record SettingDifference(Setting Setting, string Before, string After);

/// <param name="Before">What bots say now: the workspace's own text, or ours.</param>
public sealed record TextDifference(string Key, string Language, string Before, string After);

/// <param name="Where">The key in the file.</param>
public sealed record SettingsFault(string Where, string Reason);
