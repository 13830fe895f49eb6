using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Workspaces;

/// <summary>Says how many messages a month and how many bots a workspace may have. What is there already stays when a limit falls below it.</summary>
public sealed class SetPlanLimits(IDatabase database)
{
    public async Task<Result<PlanLimits>> RunAsync(WorkspaceId workspace, PlanLimits limits)
    {
        if (limits is { MonthlyMessages: < 1 } or { Bots: < 1 })
            return new Failure(FailureKind.Invalid, "plan_limit_invalid", "A limit is a number from 1 on; leave it empty for no limit.");
        await database.WriteAsync(null, db => db.Workspaces.Where(w => w.Id == workspace)
            .ExecuteUpdateAsync(w => w.SetProperty(x => x.LargestMonthlyMessages, limits.MonthlyMessages).SetProperty(x => x.LargestBots, limits.Bots)));
        return limits;
    }
}

/// <summary>Null for no limit.</summary>
public sealed record PlanLimits(long? MonthlyMessages, int? Bots);
