using TelegramAdmin.Core.Channels.Posts;
using TelegramAdmin.Core.MtProto.Schema;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Sources.Tdlib;

/// <summary>Makes of TDLib's message what is kept of a post. Whatever is too long is cut, whatever is missing is left out.</summary>
internal static class PostFromTdlib
{
    private const int LongestText = 8192;
    private const int LongestAuthor = 128;
    private const int LongestOrigin = 160;

    /// <returns>Null for what is no post of a channel.</returns>
    public static SourcePost? Read(TdMessage message)
    {
        if (TdIds.PostOf(message.Id) is not { } id || message.Content is not { } content || TimeOf(message.Date) is not { } at)
            return null;
        var text = PostContents.TextOf(content);
        var origin = message.ForwardInfo?.Origin;
        var isFromChannel = origin?.Type == TdMessageOrigin.Channel;
        return new SourcePost
        {
            MessageId = id,
            PostedAt = at,
            Kind = PostContents.KindOf(content, message.MediaAlbumId != 0),
            Text = ShortText.Cut(text?.Text ?? "", LongestText),
            Entities = text is null ? null : PostJson.Entities(text.Entities, LongestText),
            Buttons = PostJson.Buttons(message.ReplyMarkup),
            Media = PostJson.Media(content),
            AlbumId = message.MediaAlbumId == 0 ? null : message.MediaAlbumId,
            Author = Short(message.AuthorSignature, LongestAuthor),
            ForwardedFromId = isFromChannel ? TdIds.ChannelOf(origin!.ChatId) : null,
            ForwardedFrom = Short(origin?.SenderName ?? origin?.AuthorSignature, LongestOrigin),
            ForwardedPostId = isFromChannel ? TdIds.PostOf(origin!.MessageId) : null,
            EditedAt = TimeOf(message.EditDate),
            Counters = CountersOf(message.InteractionInfo),
        };
    }

    public static PostCounters CountersOf(TdInteractionInfo? info)
    {
        if (info is null)
            return new PostCounters(null, null, null, null, null);
        var reactions = info.Reactions?.Reactions;
        return new PostCounters(info.ViewCount, info.ForwardCount, reactions?.Sum(r => Math.Max(0, r.TotalCount)), info.ReplyInfo?.ReplyCount, PostJson.Reactions(reactions));
    }

    private static DateTimeOffset? TimeOf(int seconds) => seconds > 0 ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    private static string? Short(string? text, int longest) => string.IsNullOrEmpty(text) ? null : ShortText.Cut(text, longest);
}
