namespace TelegramAdmin.Core.Conversations;

/// <summary>Left in the update's context by whoever decides that a message does not reach the team. Its content is not kept.</summary>
/// <param name="TeamNote">What the conversation says in its place.</param>
public sealed record MessageRefused(string TeamNote);
