using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Telemetry;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Operations;

/// <summary>The loops of the engine: their last rounds, and the page that shows them.</summary>
public sealed class LoopTests(StaffedApp staffed) : IClassFixture<StaffedApp>
{
    [Fact]
    public async Task Loops_StandOnThePageOfJobs_WithTheirLastRoundAndLastError()
    {
        var loops = staffed.App.Service<LoopBoard>();
        await Eventually.TrueAsync(() => loops.Rounds.Count >= 5, "the loops make their first rounds");
        await Assert.ThrowsAsync<InvalidOperationException>(() => loops.RunAsync("Cleaner", () => throw new InvalidOperationException("The broom broke.")));
        using var visitor = await staffed.SignedInAsync(AdminRole.Operator);

        var page = await visitor.OpenAsync("/system/jobs");

        Assert.Contains("Search index", page.Words, StringComparison.Ordinal);
        Assert.Contains("Depth of the queue", page.Words, StringComparison.Ordinal);
        Assert.Contains("The broom broke.", page.Words, StringComparison.Ordinal);
        Assert.All(loops.Rounds, r => Assert.True(r is { Rounds: > 0 } && r.Took >= TimeSpan.Zero, $"{r}"));
    }
}
