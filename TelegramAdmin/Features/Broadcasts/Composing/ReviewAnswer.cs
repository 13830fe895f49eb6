namespace TelegramAdmin.Features.Broadcasts.Composing;

/// <summary>It shall go out.</summary>
/// <param name="Confirmed">The number of people, where it had to be typed.</param>
public sealed record ReviewAnswer(long? Confirmed);
