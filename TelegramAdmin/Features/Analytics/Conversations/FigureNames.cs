using TelegramAdmin.Core.Conversations.Handling;
using TelegramAdmin.Core.Conversations.Reading;
using TelegramAdmin.Core.Conversations.Timing;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Features.Credits;

namespace TelegramAdmin.Features.Analytics.Conversations;

/// <summary>What figures can be narrowed to, and whose days they are counted in.</summary>
public sealed record FigureNames(IReadOnlyDictionary<long, string> Bots, IReadOnlyDictionary<long, string> Operators, IReadOnlyDictionary<long, string> Labels, TimeZoneInfo Zone, bool IsAlwaysOpen, bool IsPromised);

public sealed class FigureNamesReader(ConversationList conversations, StaffNames staff, LabelBook labels, SettingsStore settings)
{
    public async Task<FigureNames> ReadAsync(WorkspaceId workspace)
    {
        var values = await settings.OfAsync(workspace);
        var hours = values.Get(InboxSettings.Hours);
        return new FigureNames(
            (await conversations.ReadBotsAsync(workspace)).ToDictionary(b => b.Id.Value, b => b.Name),
            (await staff.ReadAsync(workspace)).OrderBy(s => s.Value, StringComparer.CurrentCultureIgnoreCase).ToDictionary(),
            (await labels.ReadAsync(workspace)).ToDictionary(l => l.Id, l => l.Name),
            new OfficeClock(hours).Zone,
            hours.IsAlways,
            values.Get(InboxSettings.AnswerMinutes) > 0 || values.Get(InboxSettings.UrgentAnswerMinutes) > 0);
    }
}
