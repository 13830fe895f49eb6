using TelegramAdmin.Core.Nodes;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Delivery;

/// <summary>
/// Marks messages as being sent, before they are: only so is it known after a crash which may have arrived.
/// The result says whether the claim holds; a message that was cancelled or given to another bot meanwhile is not sent.
/// </summary>
internal sealed class ClaimMessages(EngineRun run) : IWriteBatch<QueuedMessage, bool>
{
    private const string Claim = "UPDATE outbox_messages SET state = 2, claimed_by = @run WHERE id = @id AND bot_id = @bot AND state IN (1, 3) RETURNING id";

    public Task ExecuteAsync(WriteSession session, IReadOnlyList<QueuedMessage> items, bool[] results) =>
        session.ForEachAsync(Claim, items, (p, m) => p.Add("@run", run.Id).Add("@id", m.Id).Add("@bot", m.BotId), (index, _) => results[index] = true);

    public void Committed(IReadOnlyList<QueuedMessage> items, IReadOnlyList<bool> results)
    {
    }
}

/// <summary>Takes back claims of messages that then did not leave because their bot is another node's now; what that one made of them stays.</summary>
internal sealed class UnclaimMessages(EngineRun run) : IWriteBatch<QueuedMessage, bool>
{
    private const string Unclaim = "UPDATE outbox_messages SET state = @state, claimed_by = NULL WHERE id = @id AND state = 2 AND claimed_by = @run RETURNING id";

    public Task ExecuteAsync(WriteSession session, IReadOnlyList<QueuedMessage> items, bool[] results) => session.ForEachAsync(Unclaim, items,
        (p, m) => p.Add("@state", (long)(m.Attempts > 0 ? DeliveryState.Retrying : DeliveryState.Pending)).Add("@id", m.Id).Add("@run", run.Id), (index, _) => results[index] = true);

    public void Committed(IReadOnlyList<QueuedMessage> items, IReadOnlyList<bool> results)
    {
    }
}

/// <summary>Names one run of the engine, so that what an earlier run left behind can be told apart.</summary>
public sealed class EngineRun(NodeRights rights)
{
    public string Id => rights.NodeId;
}
