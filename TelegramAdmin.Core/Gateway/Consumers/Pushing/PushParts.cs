using Microsoft.Extensions.Logging;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Security;

namespace TelegramAdmin.Core.Gateway.Consumers.Pushing;

/// <summary>What every line works with.</summary>
internal sealed record PushParts(
    ConsumerSeats Seats, UpdateLog Log, WebhookPost Post, AnsweredCall Calls, ConsumerKeys Keys, SecretProtector Protector, EventBus Events, TimeProvider Time, ILogger<PushLine> Logger);
