using TelegramAdmin.Core.Needs;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Analytics;

/// <summary>A month whose messages are nearly or wholly used up.</summary>
internal sealed class PlanNeeds(PlanReader plan) : INeedSource
{
    public async Task<IReadOnlyList<Need>> ReadAsync(WorkspaceId workspace, CancellationToken cancellation = default)
    {
        var usage = await plan.ReadAsync(workspace, cancellation);
        if (usage.Limits.MonthlyMessages is not { } most || usage.MonthlyMessages < most * PlanUsage.Near)
            return [];
        var isOver = usage.MonthlyMessages >= most;
        return [new Need(isOver ? NeedKind.PlanUsedUp : NeedKind.PlanNearlyUsed, isOver ? NeedLevel.Bad : NeedLevel.Warn, (int)Math.Min(int.MaxValue, usage.MonthlyMessages), "/settings/keys#plan")];
    }
}
