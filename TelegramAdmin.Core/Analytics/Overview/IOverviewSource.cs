namespace TelegramAdmin.Core.Analytics.Overview;

/// <summary>Reads the figures of one theme.</summary>
internal interface IOverviewSource
{
    OverviewTheme Theme { get; }

    Task<IReadOnlyList<OverviewFigure>> ReadAsync(OverviewAsk ask);
}
