using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Analytics;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Campaigns.OptingOut;
using TelegramAdmin.Core.Campaigns.Sequences;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Features.Broadcasts.Writing;

namespace TelegramAdmin.Features.Broadcasts.Composing;

/// <summary>What can be chosen from while a broadcast is written.</summary>
public sealed record ComposerFacts(IReadOnlyList<Bot> Bots, IReadOnlyList<CategoryLine> Categories, IReadOnlyList<SequenceName> Sequences)
{
    public static ComposerFacts None { get; } = new([], [], []);
}

public sealed class ComposerFactsReader(LiveStatus live, CategoryBook categories, IDatabase database)
{
    public async Task<ComposerFacts> ReadAsync(WorkspaceId workspace)
    {
        await using var db = database.Read(workspace);
        var sequences = await db.Sequences.OrderBy(s => s.Name).Select(s => new SequenceName(s.Id, s.Name)).ToListAsync();
        return new ComposerFacts([.. (await live.ReadAsync(workspace)).Bots.Select(b => b.Bot)], await categories.ListAsync(workspace), sequences);
    }
}
