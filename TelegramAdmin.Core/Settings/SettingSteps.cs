using System.Globalization;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Settings;

/// <summary>What has a line of values as settings have, though it is none: what bots say, and tiers.</summary>
public static class SettingSteps
{
    public static string OfText(string key, string language) => $"text.{key}.{language}";

    public static string OfTier(long id) => $"tier.{id.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>In the caller's transaction; nothing where nothing changed.</summary>
    internal static void Note(AppDbContext db, WorkspaceId workspace, string key, string before, string after, DateTimeOffset at, long? by)
    {
        if (before != after)
            db.SettingChanges.Add(new SettingChange { WorkspaceId = workspace, Key = key, Before = before, After = after, At = at, By = by });
    }
}
