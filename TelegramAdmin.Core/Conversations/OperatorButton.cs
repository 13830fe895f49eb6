namespace TelegramAdmin.Core.Conversations;

/// <summary>A button that somebody of the team puts under a message: it opens a link, or tells the team that it was pressed.</summary>
/// <param name="Url">Null for a button that answers.</param>
public sealed record OperatorButton(string Text, string? Url = null);

/// <summary>A file of ours in the media folder, ready to be sent again and again.</summary>
/// <param name="LocalName">Its name there; see <see cref="Media.MediaStore"/>.</param>
public sealed record KeptFile(string LocalName, string FileName, string ContentType, long Size);
