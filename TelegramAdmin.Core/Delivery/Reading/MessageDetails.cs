using TelegramAdmin.Core.Delivery.Attempts;

namespace TelegramAdmin.Core.Delivery.Reading;

/// <param name="Attempts">The tries that did not end in its being sent, oldest first.</param>
/// <param name="Steps">Its whole life, oldest first.</param>
public sealed record MessageDetails(OutboxMessage Message, IReadOnlyList<DeliveryAttempt> Attempts, IReadOnlyList<DeliveryStep> Steps);
