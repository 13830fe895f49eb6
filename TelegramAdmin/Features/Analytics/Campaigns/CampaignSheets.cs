using System.Globalization;
using TelegramAdmin.Core.Analytics.Campaigns;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Features.Analytics.Periods;
using TelegramAdmin.Features.Analytics.Sheets;

namespace TelegramAdmin.Features.Analytics.Campaigns;

/// <summary>Campaigns side by side.</summary>
public sealed class CampaignSheets(CampaignFigureReader campaigns, SettingsStore settings, TimeProvider clock) : IFigureSheets
{
    public const string Table = "campaigns";

    public const string Page = "/analytics/campaigns";

    public const string People = Page + "/people";

    public static IReadOnlyList<string> Names { get; } = [Table];

    public async Task<IReadOnlyList<FigureSheet>> ReadAsync(WorkspaceId workspace, PeriodQuery query, IQueryCollection further, CancellationToken cancellation) => [Of(await FiguresAsync(workspace, query), query)];

    public async Task<CampaignFigures> FiguresAsync(WorkspaceId workspace, PeriodQuery query) =>
        await campaigns.ReadAsync(workspace, query.At(clock.GetUtcNow()), await settings.GetAsync(workspace, PaymentSettings.Currency));

    public static FigureSheet Of(CampaignFigures figures, PeriodQuery query) => new(Table, "Campaigns side by side",
        ["Campaign", "Kind", "Began", "People", "Reached", "Pressed or finished", "Of those reached", "Left or opted out", "Bought within 3 days", "Paid within 3 days"],
        [.. figures.Lines.Select(line => Row(line, figures.Currency, query))], "No campaign ran in these days.");

    public static string Word(CampaignKind kind) => kind switch
    {
        CampaignKind.Sequence => "Sequence",
        CampaignKind.Gift => "Gift",
        _ => "Broadcast",
    };

    public static string Words(CampaignPart part) => part switch
    {
        CampaignPart.Reached => "Reached",
        CampaignPart.Responded => "Pressed or finished",
        CampaignPart.Left => "Left or opted out",
        CampaignPart.Bought => "Bought within 3 days",
        _ => "People",
    };

    private static IReadOnlyList<FigureCell> Row(CampaignLine line, string currency, PeriodQuery query)
    {
        FigureCell Count(CampaignPart part, long count) => FigureCell.Of(count, query.Href(People, ("kind", Word(line.Kind).ToLowerInvariant()), ("id", line.Id.ToString(CultureInfo.InvariantCulture)), ("of", part.ToString().ToLowerInvariant())));
        return
        [
            FigureCell.Of(line.Name, string.Create(CultureInfo.InvariantCulture, $"{Home(line.Kind)}/{line.Id}")), FigureCell.Said(Word(line.Kind)), new(line.StartedAt, line.StartedAt.ToString("d MMM yyyy", CultureInfo.CurrentCulture)),
            Count(CampaignPart.People, line.People), Count(CampaignPart.Reached, line.Reached),
            line.Kind == CampaignKind.Gift ? FigureCell.None : Count(CampaignPart.Responded, line.Responded), line.Kind == CampaignKind.Gift ? FigureCell.None : FigureCell.Share(line.Responded, line.Reached),
            Count(CampaignPart.Left, line.Left), Count(CampaignPart.Bought, line.Bought), FigureCell.Money(line.Paid, currency, Count(CampaignPart.Bought, line.Bought).Href),
        ];
    }

    private static string Home(CampaignKind kind) => kind switch
    {
        CampaignKind.Sequence => "/broadcast/sequences",
        CampaignKind.Gift => "/gifts",
        _ => "/broadcast",
    };
}
