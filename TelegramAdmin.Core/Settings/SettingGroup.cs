namespace TelegramAdmin.Core.Settings;

/// <summary>Settings that belong together, as a slice brings them.</summary>
/// <param name="Page">Where they stand beside what they rule.</param>
public sealed record SettingGroup(string Title, string Page, IReadOnlyList<Setting> Settings);
