using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using TelegramAdmin.Core.BotApi;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Nodes;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Updates;

/// <summary>
/// Asks Telegram for one bot's updates. An offset is confirmed only after everything before it is durable; after a restart the unconfirmed
/// ones come again and are absorbed as duplicates, so no offset has to be stored.
/// </summary>
public sealed partial class UpdatePoller(IBotApi api, AcceptUpdate accept, BotDirectory directory, BotStates states, NodeRights rights, TimeProvider time, ILogger<UpdatePoller> logger)
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(50);

    /// <summary>Between two calls to a server that does not wait for updates but answers empty at once.</summary>
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(250);

    /// <summary>After a week of silence Telegram numbers anew (core.telegram.org/bots/api#update), and an old offset would skip the new ones.</summary>
    private static readonly TimeSpan OffsetLifetime = TimeSpan.FromDays(6);

    private long? _offset;
    private DateTimeOffset _offsetAt;
    private int _failures;

    /// <summary>One call of getUpdates.</summary>
    /// <returns>How long to wait before the next; null when this bot shall not be polled any more.</returns>
    public async Task<TimeSpan?> RunOnceAsync(BotId id, CancellationToken cancellation)
    {
        var found = await directory.FindAsync(id);
        if (found is null)
            await states.NeedsSomebodyAsync(id, BotTrouble.TokenUnreadable, "The key that encrypted the token is gone.");
        if (found is not { Mode: ReceiveMode.Polling, State: BotState.Up or BotState.NeedsYou } bot)
            return null;
        if (_offset is not null && time.GetUtcNow() - _offsetAt > OffsetLifetime)
            _offset = null;
        var asked = time.GetTimestamp();
        var answer = await api.GetUpdatesAsync(bot.Token, _offset, Wait, cancellation);
        if (answer.Result is not { } updates)
            return await FailAsync(bot, answer.Reply);
        _failures = 0;
        if (bot.State != BotState.Up)
            await states.ComesUpAsync(id);
        await StoreAsync(bot, updates);
        return updates.Count == 0 && time.GetElapsedTime(asked) < Breath ? Breath : TimeSpan.Zero;
    }

    private async Task StoreAsync(ActiveBot bot, List<JsonElement> updates)
    {
        if (updates.Count == 0)
            return;
        await Task.WhenAll(updates.Select(u => accept.RunAsync(bot, Encoding.UTF8.GetBytes(u.GetRawText()))));
        var last = updates.Max(u => u.TryGetProperty("update_id", out var id) && id.TryGetInt64(out var number) ? number : 0);
        (_offset, _offsetAt) = (last + 1, time.GetUtcNow());
    }

    private async Task<TimeSpan?> FailAsync(ActiveBot bot, BotApiReply reply)
    {
        if (!rights.Holds(bot.Id))
            return null; // Another node asks for them, so Telegram ended our call.
        _failures++;
        switch (reply)
        {
            case BotApiReply.Refused { RetryAfter: { } wait }:
                return wait;
            case BotApiReply.Refused { Code: 401 } refused:
                await states.NeedsSomebodyAsync(bot.Id, BotTrouble.TokenRefused, refused.Description);
                return null;
            case BotApiReply.Refused { Code: 409 } refused:
                await states.NeedsSomebodyAsync(bot.Id, Cause(refused.Description), refused.Description);
                return TimeSpan.FromSeconds(10);
            default:
                Log.NoAnswer(logger, bot.Id, _failures, reply is BotApiReply.Lost lost ? lost.Reason : ((BotApiReply.Refused)reply).Description);
                return TimeSpan.FromSeconds(Math.Min(30, Math.Pow(2, Math.Min(_failures, 6) - 1)));
        }
    }

    /// <summary>409 has two causes, which only its words tell apart (telegram-bot-api, Client.cpp).</summary>
    private static BotTrouble Cause(string description) =>
        description.Contains("webhook", StringComparison.OrdinalIgnoreCase) ? BotTrouble.ForeignWebhook : BotTrouble.PolledElsewhere;

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Polling bot {Bot} failed {Count} times in a row: {Reason}")]
        public static partial void NoAnswer(ILogger logger, BotId bot, int count, string reason);
    }
}
