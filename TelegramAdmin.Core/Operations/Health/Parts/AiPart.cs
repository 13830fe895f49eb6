using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Ai;
using TelegramAdmin.Core.Health;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Operations.Health.Parts;

/// <summary>Whether the model answers, by what it was asked lately; it is never asked only to see.</summary>
internal sealed class AiPart(IDatabase database, EngineOptions options, TimeProvider time) : IHealthPart
{
    private static readonly TimeSpan Lately = TimeSpan.FromHours(1);

    public string Key => "ai";

    public string Title => "AI";

    public int Order => 80;

    public async Task<HealthFinding> CheckAsync(CancellationToken cancellation)
    {
        if (!options.Ai.IsOn)
            return HealthFinding.Off("no model is set; Ai:BaseUrl, Ai:ApiKey and Ai:Model switch it on");
        var since = time.GetUtcNow() - Lately;
        await using var db = database.ReadAll();
        var asked = await db.AiAnswers.CountAsync(a => a.AskedAt >= since, cancellation);
        var failed = await db.AiAnswers.CountAsync(a => a.AskedAt >= since && a.Outcome == AiOutcome.Failed, cancellation);
        if (failed == 0)
            return HealthFinding.Ok(asked == 0 ? "not asked in this hour" : $"{PartWords.Count(asked, "answer", "answers")} in this hour");
        return new(failed == asked ? HealthState.Bad : HealthState.Warn, $"{failed:N0} of {asked:N0} answers failed in this hour", "Test the endpoint.", "/settings/ai");
    }
}
