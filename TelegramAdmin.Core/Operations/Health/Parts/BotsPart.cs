using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Health;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Operations.Health.Parts;

/// <summary>Whether the bots receive.</summary>
internal sealed class BotsPart(IDatabase database) : IHealthPart
{
    public string Key => "bots";

    public string Title => "Bots";

    public int Order => 40;

    public async Task<HealthFinding> CheckAsync(CancellationToken cancellation)
    {
        await using var db = database.ReadAll();
        var states = await db.Bots.Where(b => b.State != BotState.Removed && b.State != BotState.Off).GroupBy(b => b.State)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        var (all, troubled) = (states.Values.Sum(), states.GetValueOrDefault(BotState.NeedsYou));
        if (all == 0)
            return HealthFinding.Off("no bot is switched on");
        if (troubled == 0)
            return HealthFinding.Ok(states.GetValueOrDefault(BotState.Starting) is > 0 and var starting ? $"{all - starting:N0} of {all:N0} receive, the others are starting" : $"{PartWords.Count(all, "bot receives", "bots receive")}");
        return new(troubled == all ? HealthState.Bad : HealthState.Warn, $"{PartWords.Count(troubled, "bot needs", "bots need")} somebody, of {all:N0}", "Open the bot: its doctor says what to do.", "/settings/bots");
    }
}
