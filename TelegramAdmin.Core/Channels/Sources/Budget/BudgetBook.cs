using System.Collections.Concurrent;
using TelegramAdmin.Core.Channels.Accounts;

namespace TelegramAdmin.Core.Channels.Sources.Budget;

/// <summary>One budget for each account, whether it is open or not: closing and opening again gives nobody more.</summary>
internal sealed class BudgetBook(NameAllowance names, WaitBook waits, BudgetLimits limits, TimeProvider time)
{
    private readonly ConcurrentDictionary<long, RequestBudget> _budgets = new();

    public RequestBudget Of(MtProtoAccount account) =>
        _budgets.GetOrAdd(account.Id, _ => new RequestBudget(account.WorkspaceId, account.Id, names, waits, limits, time));
}
