using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Access;

/// <summary>What somebody of the staff chose for all of their devices.</summary>
/// <param name="Language">Of the pages; null for the device's own.</param>
/// <param name="Zone">IANA name; null for the device's own.</param>
public sealed record ReaderChoice(string? Language, string? Zone)
{
    public static ReaderChoice None { get; } = new(null, null);
}

/// <summary>Keeps them among the values of the workspace, where they are in memory when a page asks; they are nobody else's, so in no list, history or file of settings.</summary>
public sealed class ReaderChoices(SettingsStore settings)
{
    public ValueTask<ReaderChoice> OfAsync(WorkspaceId workspace, long adminId) => settings.GetAsync(workspace, Of(adminId));

    public async Task<Failure?> ChangeAsync(WorkspaceId workspace, long adminId, Func<ReaderChoice, ReaderChoice> change) =>
        (await settings.ChangeAsync(workspace, Of(adminId), change(await OfAsync(workspace, adminId)), adminId)).Failure;

    private static Setting<ReaderChoice> Of(long adminId) => new(
        FormattableString.Invariant($"reader.{adminId}"), ReaderChoice.None, "Language and time", "What somebody reads the pages in.",
        choice => choice.Zone is null || TimeZoneInfo.TryFindSystemTimeZoneById(choice.Zone, out _) ? null : "There is no such time zone.") { IsSecret = true };
}
