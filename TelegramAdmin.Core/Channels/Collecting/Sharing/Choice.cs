namespace TelegramAdmin.Core.Channels.Collecting.Sharing;

/// <summary>Which account reads a channel now, or until when none can.</summary>
/// <param name="AccountId">Null where none can now.</param>
/// <param name="MustFind">It has to look the channel up first.</param>
/// <param name="FreeAt">When the first one can again; null where somebody has to do something.</param>
/// <param name="Trouble">What to tell people; null where it is not worth telling.</param>
internal sealed record Choice(long? AccountId, bool MustFind = false, DateTimeOffset? FreeAt = null, string? Trouble = null);
