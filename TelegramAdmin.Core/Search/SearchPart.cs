using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Health;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Telemetry;

namespace TelegramAdmin.Core.Search;

/// <summary>Whether the search index takes in what is new.</summary>
internal sealed class SearchPart(IDatabase database, LoopBoard loops) : IHealthPart
{
    private const int Many = 20_000;

    public string Key => "search";

    public string Title => "Search index";

    public int Order => 95;

    public async Task<HealthFinding> CheckAsync(CancellationToken cancellation)
    {
        if (loops.RoundOf(SearchService.Loop) is { IsFailing: true })
            return new(HealthState.Bad, "it cannot take in what is new", "The log says why. If it stays, build it anew: telegramadmin search rebuild.", "/system/logs");
        await using var db = database.ReadAll();
        var waiting = await db.SearchChanges.OrderBy(c => c.Id).Take(Many + 1).CountAsync(cancellation);
        return waiting > Many
            ? new(HealthState.Warn, $"more than {Many:N0} changes wait to be taken in", "It catches up by itself; until then it finds older states.", "/system/performance")
            : HealthFinding.Ok(waiting == 0 ? "up to date" : $"{waiting:N0} changes on the way in");
    }
}
