using System.Globalization;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Conversations.Media;

namespace TelegramAdmin.Features.Conversations.Media;

/// <summary>Where a browser gets the file of a message: always from us, never from Telegram, whose addresses hold the token.</summary>
public static class MediaUrl
{
    public static string Of(ConversationMessage message) => $"/media/{message.Id.ToString(CultureInfo.InvariantCulture)}";

    public static string Download(ConversationMessage message) => Of(message) + "?download=true";

    public static string Thumbnail(ConversationMessage message) => Of(message) + "/thumbnail";

    /// <summary>Telegram gives bots no file larger than this.</summary>
    public static bool IsTooLarge(MessageMedia media) => media is { LocalName: null, FileSize: > MediaStore.LargestDownload };
}
