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

/// <summary>Keeps them among the values of the first workspace, wherever somebody works: there they are in memory when a page asks, and in no list, history or file of settings.</summary>
public sealed class ReaderChoices(SettingsStore settings)
{
    public ValueTask<ReaderChoice> OfAsync(long adminId) => settings.GetAsync(WorkspaceId.Default, Of(adminId));

    public async Task<Failure?> ChangeAsync(long adminId, Func<ReaderChoice, ReaderChoice> change) =>
        (await settings.ChangeAsync(WorkspaceId.Default, Of(adminId), change(await OfAsync(adminId)), adminId)).Failure;

    private static Setting<ReaderChoice> Of(long adminId) => new(
        FormattableString.Invariant($"reader.{adminId}"), ReaderChoice.None, "Language and time", "What somebody reads the pages in.",
        choice => choice.Zone is null || TimeZoneInfo.TryFindSystemTimeZoneById(choice.Zone, out _) ? null : "There is no such time zone.") { IsSecret = true };
}
