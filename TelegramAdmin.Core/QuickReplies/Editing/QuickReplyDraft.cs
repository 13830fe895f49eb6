namespace TelegramAdmin.Core.QuickReplies.Editing;

/// <summary>A quick reply as somebody wrote it; not checked yet.</summary>
/// <param name="OwnerId">Whose it is; null for the whole team's.</param>
public sealed record QuickReplyDraft(string Shortcut, string Title, long? OwnerId, long? CategoryId, IReadOnlyList<ReplyStep> Steps);
