using System.Globalization;
using TelegramAdmin.Core.Analytics.Periods;
using TelegramAdmin.Core.Audiences;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Storage.Reading;

namespace TelegramAdmin.Core.Analytics.Growth;

/// <summary>Reads who came, who is there and who left. Each number is counted by the audience that its rows are found by.</summary>
public sealed class GrowthReader(IDatabase database, PeopleCounter people, TimeProvider time)
{
    private static readonly DateTimeOffset First = new(2013, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly SharedRead<(WorkspaceId, GrowthFilter), GrowthFigures> _shared = new(TimeSpan.FromSeconds(30), time);

    public Task<GrowthFigures> ReadAsync(WorkspaceId workspace, GrowthFilter filter) => _shared.GetAsync((workspace, filter), () => LoadAsync(workspace, filter));

    private async Task<GrowthFigures> LoadAsync(WorkspaceId workspace, GrowthFilter filter)
    {
        var now = time.GetUtcNow();
        Audience[] bot = filter.Bot is { } id ? [Audience.Where(AudienceField.Bot, Comparison.Is, id.ToString())] : [];
        var came = Joined(filter.Period.Start, filter.Period.End);
        var before = filter.Period.Against(filter.Against);
        var cameBefore = before is null ? null : Joined(before.Start, before.EndBeside(filter.Period, now));
        return new GrowthFigures(
            filter.Period,
            await people.CountAsync(workspace, [.. bot, .. came]),
            cameBefore is null ? null : await people.CountAsync(workspace, [.. bot, .. cameBefore]),
            await people.CountAsync(workspace, bot),
            await people.CountAsync(workspace, [.. bot, Seen(now.AddDays(-1))]),
            await people.CountAsync(workspace, [.. bot, Seen(now.AddDays(-7))]),
            await people.CountAsync(workspace, [.. bot, Seen(now.AddDays(-30))]),
            await people.CountAsync(workspace, [.. bot, Audience.Where(AudienceField.Reachable, Comparison.Is, "false")]),
            filter.Period.ByDay(await people.QuartersAsync(workspace, [.. bot, .. came])),
            before is null ? null : before.ByDay(await people.QuartersAsync(workspace, [.. bot, .. cameBefore!])),
            await ActiveAsync(workspace, filter),
            await people.GroupsAsync(workspace, [.. bot, .. came], AudienceField.Language),
            await people.GroupsAsync(workspace, [.. bot, .. came], AudienceField.Country),
            await people.GroupsAsync(workspace, [.. bot, .. came], AudienceField.Premium),
            await people.GroupsAsync(workspace, [.. bot, .. came], AudienceField.StartLink));
    }

    private async Task<IReadOnlyList<long>> ActiveAsync(WorkspaceId workspace, GrowthFilter filter)
    {
        var first = new DateTimeOffset(filter.Period.From, TimeOnly.MinValue, TimeSpan.Zero);
        await using var db = database.Read(workspace);
        var rows = await db.QueryAsync(
            $"SELECT d.day, COUNT(DISTINCT d.telegram_user_id) FROM active_days d WHERE d.workspace_id = @workspace AND d.day >= @from AND d.day < @to{(filter.Bot is null ? "" : " AND d.bot_id = @bot")} GROUP BY d.day",
            command =>
            {
                command.Bind(database.Provider, "@workspace", workspace.Value);
                command.Bind(database.Provider, "@from", first);
                command.Bind(database.Provider, "@to", first.AddDays(filter.Period.Count));
                if (filter.Bot is { } bot)
                    command.Bind(database.Provider, "@bot", bot.Value);
            }, row => (Day: row.Time(0), People: row.GetInt64(1)));
        var days = rows.ToDictionary(r => DateOnly.FromDateTime(r.Day.UtcDateTime), r => r.People);
        return [.. filter.Period.Days.Select(day => days.GetValueOrDefault(day))];
    }

    private static Audience[] Joined(DateTimeOffset from, DateTimeOffset to) => [Audience.Where(AudienceField.Joined, Comparison.From, Text(from)), Audience.Where(AudienceField.Joined, Comparison.Until, Text(to))];

    private static Audience Seen(DateTimeOffset since) => Audience.Where(AudienceField.LastSeen, Comparison.From, Text(since));

    // Telegram is not older, and conditions take nothing older.
    private static string Text(DateTimeOffset at) => (at < First ? First : at).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
