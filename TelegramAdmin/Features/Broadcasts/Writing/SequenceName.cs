namespace TelegramAdmin.Features.Broadcasts.Writing;

/// <summary>A sequence that a button can lead into.</summary>
public sealed record SequenceName(long Id, string Name);
