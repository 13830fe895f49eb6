using Microsoft.AspNetCore.Components;
using TelegramAdmin.Core.Analytics.Growth;
using TelegramAdmin.Features.Analytics.Periods;

namespace TelegramAdmin.Features.Analytics.Growth;

/// <summary>Who came, who is there, who left, and where they come from.</summary>
public sealed partial class GrowthPage
{
    private GrowthFigures? _figures;

    [Inject]
    public required GrowthReader Growth { get; init; }

    private string Lead => _figures is null ? "" : L["Who came and who is active. {0}, days in {1}.", Conversations.FigureWords.Period(_figures.Period), _figures.Period.Zone.Id];

    protected override void Forget() => _figures = null;

    protected override async Task ReadAsync(PeriodQuery query) => _figures = await Growth.ReadAsync(Staff.Workspace, GrowthSheets.ToFilter(query, Clock.GetUtcNow()));
}
