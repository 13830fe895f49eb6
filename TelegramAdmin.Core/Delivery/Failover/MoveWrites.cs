using TelegramAdmin.Core.Delivery.Attempts;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Delivery.Failover;

/// <summary>Writes moves down. A sender that takes a message at the same moment wins or loses by the row's state: one of the two finds nothing to change.</summary>
internal sealed class MoveWrites(IDatabase database, Outbox outbox, QueueLoad load, RecordOutcomes record, TimeProvider time)
{
    private const string Give = """
        UPDATE outbox_messages SET bot_id = @to, state = 1, not_before = NULL, error = NULL, error_code = NULL
        WHERE id = @id AND bot_id = @from AND state IN (1, 3) RETURNING id
        """;

    private const string Explain = """
        UPDATE outbox_messages SET state = 3, error = @why, error_code = @code
        WHERE id = @id AND bot_id = @from AND state IN (1, 3)
        """;

    private const string GiveUp = """
        UPDATE outbox_messages SET state = 5, error = @why, error_code = @code, finished_at = @at
        WHERE id = @id AND bot_id = @from AND state IN (1, 3) RETURNING id
        """;

    public Task<(int Moved, int GivenUp)> RunAsync(StuckBot bot, IReadOnlyList<Move> moves)
    {
        var given = moves.Where(m => m.To is not null).ToList();
        var explained = moves.Where(m => m is { To: null, GivesUp: false } && m.Message.Error != m.Why).ToList();
        var ended = moves.Where(m => m.GivesUp).ToList();
        return given.Count + explained.Count + ended.Count == 0
            ? Task.FromResult((0, 0))
            : database.WriteAsync(bot.WorkspaceId, async db => (await GiveAsync(db, bot, given, explained), await GiveUpAsync(db, bot, ended)));
    }

    private async Task<int> GiveAsync(AppDbContext db, StuckBot bot, List<Move> given, List<Move> explained)
    {
        var moved = new List<Move>();
        await db.Session.ForEachAsync(Give, given, (p, m) => p.Add("@to", m.To!.Value).Add("@id", m.Message.Id).Add("@from", bot.Id), (index, _) => moved.Add(given[index]));
        await db.Session.AddAttemptsAsync(moved.ConvertAll(m => Outcome(m, DeliveryState.Pending)));
        await db.Session.ForEachAsync(Explain, explained, (p, m) => p.Add("@why", m.Why).Add("@code", 0L).Add("@id", m.Message.Id).Add("@from", bot.Id));
        foreach (var move in moved)
            Announce(db, bot, move);
        return moved.Count;
    }

    private async Task<int> GiveUpAsync(AppDbContext db, StuckBot bot, List<Move> ended)
    {
        var outcomes = new List<DeliveryOutcome>();
        await db.Session.ForEachAsync(GiveUp, ended, (p, m) => p
            .Add("@why", m.Why).Add("@code", 0L).Add("@at", (DateTimeOffset?)time.GetUtcNow()).Add("@id", m.Message.Id).Add("@from", bot.Id),
            (index, _) => outcomes.Add(Outcome(ended[index], DeliveryState.Failed) with { ErrorCode = 0 }));
        await record.RecordEffectsAsync(db.Session, outcomes);
        db.AfterCommit(() => outcomes.ForEach(record.Tell));
        return outcomes.Count;
    }

    private void Announce(AppDbContext db, StuckBot bot, Move move)
    {
        db.AfterCommit(() => load.Remove(bot.Id));
        move.Message.BotId = move.To!.Value;
        outbox.Requeue(db, move.Message);
    }

    private DeliveryOutcome Outcome(Move move, DeliveryState state) =>
        DeliveryOutcome.Of(QueuedMessage.Of(move.Message), state, time.GetUtcNow()) with { Error = move.Why };
}
