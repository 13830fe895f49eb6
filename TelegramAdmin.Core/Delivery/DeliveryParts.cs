using Microsoft.Extensions.Logging;
using TelegramAdmin.Core.BotApi;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Delivery.Accepting;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Nodes;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Telemetry;

namespace TelegramAdmin.Core.Delivery;

/// <summary>What every bot's sender works with.</summary>
internal sealed record DeliveryParts(
    IDatabase Database, IBotApi Api, BotDirectory Directory, BotStates States, Spool Spool, QueueReader Queue, ClaimMessages Claim, RecordOutcomes Record, EventBus Events, EngineTraces Traces, AwaitedOutcomes Awaited, NodeRights Rights, UnclaimMessages Unclaim, EngineOptions Options, TimeProvider Time, ILogger<BotSender> Logger);
