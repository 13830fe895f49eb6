namespace TelegramAdmin.Core.Settings;

/// <summary>What a file of settings would change here.</summary>
/// <param name="Settings">Only those that differ.</param>
/// <param name="Texts">Only those that differ.</param>
/// <param name="Lines">What the file adds or changes of labels, tiers and the like.</param>
/// <param name="Faults">What the file holds that cannot be taken; while there is one, nothing is.</param>
public sealed record SettingsDifference(IReadOnlyList<SettingDifference> Settings, IReadOnlyList<TextDifference> Texts, IReadOnlyList<LineDifference> Lines, IReadOnlyList<SettingsFault> Faults)
{
    public int Count => Settings.Count + Texts.Count + Lines.Count;
}

/// <param name="Before">As JSON.</param>
public sealed record SettingDifference(Setting Setting, string Before, string After);

/// <param name="Before">What bots say now: the workspace's own text, or ours.</param>
public sealed record TextDifference(string Key, string Language, string Before, string After);

/// <param name="Before">Null for one that is not here yet.</param>
public sealed record LineDifference(ISettingsPart Part, SettingsLine? Before, SettingsLine After);

/// <param name="Where">The key in the file.</param>
public sealed record SettingsFault(string Where, string Reason);
