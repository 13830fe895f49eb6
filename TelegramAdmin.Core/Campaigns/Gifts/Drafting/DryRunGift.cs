using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Audiences;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns.Gifts.Drafting;

/// <summary>What a gift would do now: who gets it, what it costs, and who among them stands out. Nothing is given.</summary>
public sealed class DryRunGift(IDatabase database, AudienceReader audiences, ListPrice prices, TimeProvider time)
{
    private const int Few = 10;

    public async Task<Result<GiftForecast>> RunAsync(WorkspaceId workspace, GiftDraft draft, CancellationToken cancellation = default)
    {
        if (GiftRules.Fault(draft) is { } fault)
            return fault;
        if (!(await audiences.CountAsync(workspace, draft.Audience, cancellation)).TryGet(out var count, out var unclear))
            return unclear;
        var most = draft.Kind == GiftKind.Claimed ? Math.Min(draft.MostClaims ?? long.MaxValue, ByBudget(draft)) : long.MaxValue;
        var people = Math.Min(count.People, most);
        return new GiftForecast
        {
            People = people,
            InAudience = count.People,
            Unreachable = count.People - count.Reachable,
            Restricted = await WhereAsync(workspace, draft.Audience, AudienceField.Restricted, cancellation),
            WithPass = await WhereAsync(workspace, draft.Audience, AudienceField.Pass, cancellation),
            Credits = checked(people * draft.Credits),
            Budget = draft.Budget,
            CreditsNow = await CreditsAsync(workspace, cancellation),
            Worth = await prices.OfAsync(workspace, draft.Credits, draft.PassDays, people),
            Sample = await SampleAsync(workspace, draft, cancellation),
            Lack = GiftRules.Missing(draft, time.GetUtcNow()),
        };
    }

    private static long ByBudget(GiftDraft draft) => draft is { Budget: { } budget, Credits: > 0 } ? budget / draft.Credits : long.MaxValue;

    private async Task<long> WhereAsync(WorkspaceId workspace, Audience audience, AudienceField field, CancellationToken cancellation) =>
        (await audiences.CountAsync(workspace, audience.And(Audience.Where(field, Comparison.Is, "true")), cancellation)).Value.People;

    private async Task<long> CreditsAsync(WorkspaceId workspace, CancellationToken cancellation)
    {
        await using var db = database.Read(workspace);
        return await db.CreditAccounts.SumAsync(a => a.Balance, cancellation);
    }

    private async Task<IReadOnlyList<GiftSample>> SampleAsync(WorkspaceId workspace, GiftDraft draft, CancellationToken cancellation)
    {
        var people = (await audiences.SampleAsync(workspace, draft.Audience, Few, cancellation)).Value;
        var ids = people.Select(p => p.TelegramUserId).ToList();
        await using var db = database.Read(workspace);
        var balances = await db.CreditAccounts.Where(a => ids.Contains(a.TelegramUserId)).ToDictionaryAsync(a => a.TelegramUserId, a => a.Balance, cancellation);
        return [.. people.Select(p => new GiftSample(p.TelegramUserId, p.Name, p.Username, balances.GetValueOrDefault(p.TelegramUserId), balances.GetValueOrDefault(p.TelegramUserId) + draft.Credits))];
    }
}

/// <summary>What a gift would do.</summary>
public sealed record GiftForecast
{
    /// <summary>Who get it; with claims: at most.</summary>
    public required long People { get; init; }

    public required long InAudience { get; init; }

    /// <summary>No bot reaches them: they get it and hear nothing of it.</summary>
    public required long Unreachable { get; init; }

    /// <summary>Banned or muted.</summary>
    public required long Restricted { get; init; }

    /// <summary>Have a pass that runs: credits are of no use to them now, and a new pass begins when theirs ends.</summary>
    public required long WithPass { get; init; }

    /// <summary>In all.</summary>
    public required long Credits { get; init; }

    public long? Budget { get; init; }

    /// <summary>In all accounts of the workspace, before.</summary>
    public required long CreditsNow { get; init; }

    public GiftWorth? Worth { get; init; }

    public required IReadOnlyList<GiftSample> Sample { get; init; }

    /// <summary>Why it could not be started as it is.</summary>
    public Failure? Lack { get; init; }

    public long CreditsAfter => CreditsNow + Credits;

    public bool IsOverBudget => Budget < Credits;
}

/// <summary>One of those who would get it, with their balance before and after.</summary>
public sealed record GiftSample(long TelegramUserId, string Name, string? Username, long Before, long After);
