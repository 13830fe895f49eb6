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

    public async Task<(int Moved, int GivenUp)> RunAsync(StuckBot bot, IReadOnlyList<Move> moves)
    {
        var given = moves.Where(m => m.To is not null).ToList();
        var explained = moves.Where(m => m is { To: null, GivesUp: false } && m.Message.Error != m.Why).ToList();
        var moved = given.Count + explained.Count == 0 ? 0 : await WriteAsync(bot, given, explained);
        var givenUp = moves.Where(m => m.GivesUp).Select(m => Failed(m)).ToList();
        await Task.WhenAll(givenUp.Select(outcome => database.AppendAsync(record, outcome)));
        return (moved, givenUp.Count);
    }

    private Task<int> WriteAsync(StuckBot bot, List<Move> given, List<Move> explained) => database.WriteAsync(bot.WorkspaceId, async db =>
    {
        var moved = new List<Move>();
        await db.Session.ForEachAsync(Give, given, (p, m) => p.Add("@to", m.To!.Value).Add("@id", m.Message.Id).Add("@from", bot.Id), (index, _) => moved.Add(given[index]));
        await db.Session.AddAttemptsAsync(moved.ConvertAll(m => Outcome(m, DeliveryState.Pending)));
        await db.Session.ForEachAsync(Explain, explained, (p, m) => p.Add("@why", m.Why).Add("@code", 0L).Add("@id", m.Message.Id).Add("@from", bot.Id));
        foreach (var move in moved)
            Announce(db, bot, move);
        return moved.Count;
    });

    private void Announce(AppDbContext db, StuckBot bot, Move move)
    {
        db.AfterCommit(() => load.Remove(bot.Id));
        move.Message.BotId = move.To!.Value;
        outbox.Requeue(db, move.Message);
    }

    private DeliveryOutcome Failed(Move move) => Outcome(move, DeliveryState.Failed) with { ErrorCode = 0 };

    private DeliveryOutcome Outcome(Move move, DeliveryState state) =>
        DeliveryOutcome.Of(QueuedMessage.Of(move.Message), state, time.GetUtcNow()) with { Error = move.Why };
}
