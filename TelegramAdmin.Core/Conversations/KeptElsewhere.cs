namespace TelegramAdmin.Core.Conversations;

/// <summary>
/// Left in the update's context, when it is recognised, by whoever keeps its chat itself: the chat is no conversation, and nobody records or answers what
/// is said there. The team's forum group is one.
/// </summary>
/// <param name="By">Which slice keeps it.</param>
public sealed record KeptElsewhere(string By);
