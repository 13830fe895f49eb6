using TelegramAdmin.Core.Delivery.Choosing;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Storage.Rollups;
using TelegramAdmin.Core.Telemetry;

namespace TelegramAdmin.Core.Delivery.Accepting;

/// <summary>
/// Writes accepted messages, many in one commit: chooses their bots, keeps one message for each idempotency key, and counts. In this order,
/// because a repetition is answered as the first time whatever has become of the bots since.
/// </summary>
internal sealed class AppendMessages(ChooseBot choose, Outbox outbox, AwaitedOutcomes awaited, EngineTraces traces, TimeProvider time) : IWriteBatch<IncomingMessage, Result<AcceptedMessage>>
{
    private const string Reach = "SELECT bot_id, is_reachable, reason FROM reachability WHERE workspace_id = @workspace AND chat_id = @chat";

    private const string Insert = """
        INSERT INTO outbox_messages (workspace_id, bot_id, chat_id, method, parameters, files, lane, priority, on_uncertain, state, attempts,
            not_before, api_key_id, idempotency_key, body_hash, can_move, allowed_bots, send_at, callback_url, policy, created_at)
        VALUES (@workspace, @bot, @chat, @method, @parameters, @files, @lane, @priority, @uncertain, @state, 0,
            @not_before, @key, @name, @hash, @can_move, @allowed, @send_at, @callback, @policy, @at)
        ON CONFLICT (api_key_id, idempotency_key) WHERE idempotency_key IS NOT NULL DO NOTHING RETURNING id
        """;

    private const string Repeated = """
        SELECT id, bot_id, body_hash, CASE WHEN send_at IS NULL THEN 1 ELSE 8 END FROM outbox_messages WHERE api_key_id = @key AND idempotency_key = @name
        """;

    /// <summary>What one call brings for a chat leaves in its order.</summary>
    public bool IsOrdered => true;

    public async Task ExecuteAsync(WriteSession session, IReadOnlyList<IncomingMessage> items, Result<AcceptedMessage>[] results)
    {
        foreach (var item in items)
            (item.Id, item.Refusal, item.IsRepeat) = (null, null, false); // A batch that failed as a whole comes again one by one.
        await ChooseBotsAsync(session, items);
        await MonthlyLimit.ApplyAsync(session, [.. items.Where(i => i.Refusal is null && i.Roster.LargestMonthlyMessages is not null)], time.GetUtcNow());
        await InsertAsync(session, [.. items.Where(i => i.Refusal is null)]);
        await FindRepeatedAsync(session, [.. items.Where(i => i is { Id: null, Identity: not null })]);
        await session.AddAsync(items.Where(IsNew).Select(i => new Count(i.Message.WorkspaceId, i.BotId, Metric.MessagesAccepted, time.GetUtcNow())));
        for (var i = 0; i < items.Count; i++)
            results[i] = ResultOf(items[i]);
    }

    public void Committed(IReadOnlyList<IncomingMessage> items, IReadOnlyList<Result<AcceptedMessage>> results)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (!IsNew(items[i]))
                continue;
            if (items[i].Message.IsAwaited)
                results[i].Value.Outcome = awaited.Expect(items[i].Id!.Value); // Before it is announced, so that the end cannot come first.
            if (items[i].Trace != default)
                traces.Keep(EngineTraces.KeyOfMessage(items[i].Id!.Value), items[i].Trace);
            outbox.Announce(ToQueued(items[i]), items[i].State);
        }
    }

    private static bool IsNew(IncomingMessage item) => item is { Id: not null, IsRepeat: false };

    private async Task ChooseBotsAsync(WriteSession session, IReadOnlyList<IncomingMessage> items)
    {
        foreach (var item in items)
            item.BotId = item.Message.BotId ?? default;
        var open = items.Where(i => i.Message.BotId is null).ToList();
        if (open.Count == 0)
            return;
        var reach = new List<ChatReach>[open.Count];
        await session.ForEachAsync(Reach, open, static (p, i) => p.Add("@workspace", i.Message.WorkspaceId).Add("@chat", i.Message.ChatId),
            (index, row) => (reach[index] ??= []).Add(new ChatReach(new BotId(row.GetInt64(0)), row.GetBoolean(1), row.IsDBNull(2) ? null : row.GetString(2))));
        for (var i = 0; i < open.Count; i++)
        {
            if (choose.Run(open[i].Roster, open[i].Message.AllowedBots, reach[i] ?? []).TryGet(out var bot, out var refusal))
                open[i].BotId = bot;
            else
                open[i].Refusal = refusal;
        }
    }

    private async Task InsertAsync(WriteSession session, IReadOnlyList<IncomingMessage> items)
    {
        var now = time.GetUtcNow();
        foreach (var item in items)
        {
            item.State = item.Message.SendAt > now ? DeliveryState.Scheduled : DeliveryState.Pending;
            item.Lane = item.Message.IsReply?.Invoke(item.BotId) == true ? Lane.Reply : item.Message.Lane;
        }
        await session.ForEachAsync(Insert, items, (p, i) => p
            .Add("@workspace", i.Message.WorkspaceId).Add("@bot", i.BotId).Add("@chat", i.Message.ChatId).Add("@method", i.Message.Method)
            .Add("@parameters", i.Message.Parameters).Add("@files", i.Message.Files).Add("@lane", (long)i.Lane)
            .Add("@priority", (long)i.Message.Priority).Add("@uncertain", (long)i.Message.OnUncertain).Add("@state", (long)i.State)
            .Add("@not_before", i.State == DeliveryState.Scheduled ? i.Message.SendAt : null).Add("@key", i.Message.ApiKeyId)
            .Add("@name", i.Message.IdempotencyKey).Add("@hash", i.Message.BodyHash).Add("@can_move", i.Message.BotId is null)
            .Add("@allowed", i.Message is { BotId: null, AllowedBots: { } allowed } ? string.Join(',', allowed) : null)
            .Add("@send_at", i.Message.SendAt).Add("@callback", i.Message.CallbackUrl).Add("@policy", i.Message.Policy).Add("@at", (DateTimeOffset?)now),
            (index, row) => items[index].Id = row.GetInt64(0));
    }

    private static Task FindRepeatedAsync(WriteSession session, IReadOnlyList<IncomingMessage> items) =>
        session.ForEachAsync(Repeated, items, static (p, i) => p.Add("@key", i.Identity!.Value.Key).Add("@name", i.Identity.Value.Name), (index, row) =>
        {
            var item = items[index];
            (item.Id, item.BotId, item.IsRepeat, item.State) = (row.GetInt64(0), new BotId(row.GetInt64(1)), true, (DeliveryState)row.GetInt32(3));
            item.Refusal = !row.IsDBNull(2) && row.GetString(2) == item.Message.BodyHash ? null : DeliveryErrors.IdempotencyConflict;
        });

    private static Result<AcceptedMessage> ResultOf(IncomingMessage item) =>
        item.Refusal is { } refusal ? refusal : new AcceptedMessage(item.Id!.Value, item.State, item.BotId, item.IsRepeat);

    private QueuedMessage ToQueued(IncomingMessage item) =>
        new(item.Id!.Value, item.Message.WorkspaceId, item.BotId, item.Message.ChatId, item.Message.Method, item.Message.Parameters, item.Message.Files,
            item.Lane, item.Message.Priority, item.Message.OnUncertain, SubjectId: null)
        {
            ApiKeyId = item.Message.ApiKeyId,
            CallbackUrl = item.Message.CallbackUrl,
            Policy = item.Message.Policy,
            CreatedAt = time.GetUtcNow(),
            DueAt = item.Message.SendAt ?? time.GetUtcNow(),
            CanMove = item.Message.BotId is null,
        };
}
