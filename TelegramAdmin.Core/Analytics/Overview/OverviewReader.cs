using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Analytics.Overview;

/// <summary>The figures of the dashboard, a theme at a time. Read at most every two seconds for all who look at the same.</summary>
public sealed class OverviewReader
{
    private static readonly (OverviewTheme Theme, string Key)[] Summary =
    [
        (OverviewTheme.People, "active"), (OverviewTheme.People, "new"), (OverviewTheme.Money, "revenue"),
        (OverviewTheme.Delivery, "out"), (OverviewTheme.Conversations, "first"), (OverviewTheme.Delivery, "delivery"),
    ];

    private readonly Dictionary<OverviewTheme, IOverviewSource> _sources;
    private readonly SharedRead<(WorkspaceId, BotId?, OverviewTheme, OverviewRange), OverviewNumbers> _shared;
    private readonly IDatabase _database;
    private readonly SettingsStore _settings;
    private readonly EngineOptions _options;
    private readonly TimeProvider _time;

    public OverviewReader(IDatabase database, SettingsStore settings, EngineOptions options, TimeProvider time)
    {
        (_database, _settings, _options, _time) = (database, settings, options, time);
        _shared = new(TimeSpan.FromSeconds(2), time);
        _sources = new IOverviewSource[] { new PeopleOverview(), new ConversationOverview(), new MoneyOverview(), new DeliveryOverview(), new ChannelOverview() }.ToDictionary(s => s.Theme);
    }

    /// <summary>Card payments of this mode only; null where there are none.</summary>
    internal bool? IsLive => _options.Stripe.IsOn ? _options.Stripe.IsLive : null;

    /// <param name="bot">Only what this bot did; null for all of the workspace.</param>
    /// <param name="zone">Whose days are meant; null for UTC.</param>
    public Task<OverviewNumbers> ReadAsync(WorkspaceId workspace, BotId? bot, OverviewTheme theme, OverviewPeriod period, TimeZoneInfo? zone = null)
    {
        var range = OverviewRange.Of(period, _time.GetUtcNow(), zone);
        return _shared.GetAsync((workspace, bot, theme, range), () => LoadAsync(workspace, bot, theme, range));
    }

    private async Task<OverviewNumbers> LoadAsync(WorkspaceId workspace, BotId? bot, OverviewTheme theme, OverviewRange range)
    {
        var currency = await _settings.GetAsync(workspace, PaymentSettings.Currency);
        if (theme == OverviewTheme.Summary)
            return new OverviewNumbers(theme, range, currency, await SummaryAsync(workspace, bot, range));
        await using var db = _database.Read(workspace);
        return new OverviewNumbers(theme, range, currency, await _sources[theme].ReadAsync(new OverviewAsk(db, _database.Provider, workspace, bot, range, currency, IsLive)));
    }

    private async Task<IReadOnlyList<OverviewFigure>> SummaryAsync(WorkspaceId workspace, BotId? bot, OverviewRange range)
    {
        var themes = new Dictionary<OverviewTheme, OverviewNumbers>();
        foreach (var theme in Summary.Select(s => s.Theme).Distinct())
            themes[theme] = await ReadAsync(workspace, bot, theme, range.Period, range.Zone);
        return [.. Summary.Select(s => themes[s.Theme].Find(s.Key)!)];
    }
}
