namespace TelegramAdmin.Core.Conversations;

/// <summary>
/// Left in the update's context where somebody of the team works the bot's own menus: what they write or press is no word to the team, so that it
/// is neither written into a conversation nor charged.
/// </summary>
public sealed record StaffBusiness;
