using TelegramAdmin.Core.Channels.Posts;
using TelegramAdmin.Core.MtProto.Schema;

namespace TelegramAdmin.Core.Channels.Sources.Tdlib;

/// <summary>What kind of post a content is, and its words.</summary>
internal static class PostContents
{
    public static PostKind KindOf(TdMessageContent content, bool isInAlbum) => content.Type switch
    {
        "messageText" or "messageAnimatedEmoji" => PostKind.Text,
        "messagePhoto" or "messageVideo" or "messageDocument" or "messageAudio" when isInAlbum => PostKind.Album,
        "messagePhoto" or "messageExpiredPhoto" => PostKind.Photo,
        "messageVideo" or "messageExpiredVideo" => PostKind.Video,
        "messageAnimation" => PostKind.Animation,
        "messageAudio" => PostKind.Audio,
        "messageVoiceNote" or "messageExpiredVoiceNote" => PostKind.Voice,
        "messageVideoNote" or "messageExpiredVideoNote" => PostKind.VideoNote,
        "messageDocument" => PostKind.Document,
        "messagePoll" => PostKind.Poll,
        "messageSticker" => PostKind.Sticker,
        "messageLocation" or "messageVenue" or "messageLiveLocation" => PostKind.Location,
        "messageContact" => PostKind.Contact,
        "messageStory" => PostKind.Story,
        "messagePaidMedia" or "messageDice" or "messageStakeDice" or "messageGame" or "messageInvoice" or "messageGiveaway" or "messageGiveawayWinners"
            or "messageChecklist" or "messageRichMessage" or "messageUnsupported" => PostKind.Other,
        _ => PostKind.Service,
    };

    public static TdFormattedText? TextOf(TdMessageContent content) => content switch
    {
        TdTextContent text => text.Text,
        TdMediaContent media => media.Caption,
        TdEmojiContent { Type: "messageAnimatedEmoji" } emoji => new TdFormattedText { Text = emoji.Emoji },
        TdPollContent poll => poll.Poll?.Question,
        _ => null,
    };
}
