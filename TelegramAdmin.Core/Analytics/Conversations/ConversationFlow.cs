namespace TelegramAdmin.Core.Analytics.Conversations;

/// <summary>What came in and went out in conversations, and what was open, one number for each day.</summary>
/// <param name="Received">What people wrote; pressed buttons are no messages.</param>
/// <param name="Written">What the bots and the team wrote, notes left out.</param>
/// <param name="Open">Matters that were open when the day ended, or are now.</param>
public sealed record ConversationFlow(IReadOnlyList<long> Received, IReadOnlyList<long> Written, IReadOnlyList<long> Open);
