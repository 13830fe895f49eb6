namespace TelegramAdmin.Sandbox;

/// <summary>Somebody of a past that happened elsewhere.</summary>
/// <param name="HasLeft">Blocked the bot.</param>
/// <param name="LastMessageId">The number of the last message in their chat; the next one follows it.</param>
public sealed record FormerPerson(string FirstName, string LastName, string? Username, string Language, bool HasLeft, int LastMessageId);
