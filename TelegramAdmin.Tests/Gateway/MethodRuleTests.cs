using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Gateway.Calls;

namespace TelegramAdmin.Tests.Gateway;

/// <summary>Every method that the Bot API documents has its way and its scope written down here, so that a new one is noticed.</summary>
public sealed class MethodRuleTests
{
    private const ApiScopes Send = ApiScopes.MessagesSend;
    private const ApiScopes Manage = ApiScopes.BotsManage;
    private const ApiScopes Read = ApiScopes.MessagesSend | ApiScopes.MessagesRead | ApiScopes.UpdatesRead;

    private static readonly (CallRoute Route, ApiScopes Scopes, string Methods)[] Table =
    [
        (CallRoute.Consumer, ApiScopes.UpdatesRead, "getUpdates setWebhook deleteWebhook getWebhookInfo"),
        (CallRoute.Refused, ApiScopes.None, "logOut close"),
        (CallRoute.Self, Read, "getMe"),
        (CallRoute.AnswerOnce, Send, "answerCallbackQuery answerInlineQuery answerShippingQuery answerPreCheckoutQuery"),
        (CallRoute.Queue, Send,
            """
            sendMessage forwardMessage forwardMessages copyMessage copyMessages sendPhoto sendLivePhoto sendAudio sendDocument sendVideo sendAnimation sendVoice
            sendVideoNote sendPaidMedia sendMediaGroup sendLocation sendVenue sendContact sendPoll sendChecklist sendDice sendSticker sendRichMessage sendInvoice sendGame
            editMessageText editMessageCaption editMessageMedia editMessageLiveLocation stopMessageLiveLocation editMessageChecklist editMessageReplyMarkup stopPoll
            """),
        (CallRoute.Direct, Send,
            """
            sendMessageDraft sendRichMessageDraft sendChatAction sendChatJoinRequestWebApp setMessageReaction deleteMessage deleteMessages deleteMessageReaction
            deleteAllMessageReactions answerChatJoinRequestQuery answerGuestQuery answerWebAppQuery pinChatMessage unpinChatMessage unpinAllChatMessages
            unpinAllForumTopicMessages unpinAllGeneralForumTopicMessages readBusinessMessage deleteBusinessMessages savePreparedInlineMessage createInvoiceLink setGameScore
            """),
        (CallRoute.Direct, Read,
            """
            getUserProfilePhotos getUserProfileAudios getFile getChat getChatAdministrators getChatMemberCount getChatMember getUserPersonalChatMessages
            getForumTopicIconStickers getUserChatBoosts getBusinessConnection getManagedBotAccessSettings getMyCommands getMyName getMyDescription getMyShortDescription
            getChatMenuButton getMyDefaultAdministratorRights getAvailableGifts getBusinessAccountGifts getUserGifts getChatGifts
            getStickerSet getCustomEmojiStickers getGameHighScores
            """),
        (CallRoute.Direct, ApiScopes.PaymentsRead, "getMyStarBalance getStarTransactions getBusinessAccountStarBalance"),
        (CallRoute.Direct, Manage,
            """
            getManagedBotToken sendGift setUserEmojiStatus banChatMember unbanChatMember restrictChatMember promoteChatMember setChatAdministratorCustomTitle setChatMemberTag
            banChatSenderChat unbanChatSenderChat setChatPermissions exportChatInviteLink createChatInviteLink editChatInviteLink createChatSubscriptionInviteLink
            editChatSubscriptionInviteLink revokeChatInviteLink approveChatJoinRequest declineChatJoinRequest setChatPhoto deleteChatPhoto setChatTitle setChatDescription
            leaveChat setChatStickerSet deleteChatStickerSet createForumTopic editForumTopic closeForumTopic reopenForumTopic deleteForumTopic editGeneralForumTopic
            closeGeneralForumTopic reopenGeneralForumTopic hideGeneralForumTopic unhideGeneralForumTopic replaceManagedBotToken setManagedBotAccessSettings setMyCommands
            deleteMyCommands setMyName setMyDescription setMyShortDescription setMyProfilePhoto removeMyProfilePhoto setChatMenuButton setMyDefaultAdministratorRights
            giftPremiumSubscription verifyUser verifyChat removeUserVerification removeChatVerification setBusinessAccountName setBusinessAccountUsername
            setBusinessAccountBio setBusinessAccountProfilePhoto removeBusinessAccountProfilePhoto setBusinessAccountGiftSettings transferBusinessAccountStars
            convertGiftToStars upgradeGift transferGift postStory repostStory editStory deleteStory savePreparedKeyboardButton approveSuggestedPost declineSuggestedPost
            uploadStickerFile createNewStickerSet addStickerToSet setStickerPositionInSet deleteStickerFromSet replaceStickerInSet setStickerEmojiList setStickerKeywords
            setStickerMaskPosition setStickerSetTitle setStickerSetThumbnail setCustomEmojiStickerSetThumbnail deleteStickerSet refundStarPayment
            editUserStarSubscription setPassportDataErrors
            """),
    ];

    private static IEnumerable<(string Method, CallRoute Route, ApiScopes Scopes)> Rows =>
        Table.SelectMany(row => row.Methods.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(method => (method, row.Route, row.Scopes)));

    [Fact]
    public void EveryDocumentedMethod_HasItsRowOnce() =>
        Assert.Equal(DocumentedMethods.All.Select(m => m.Name).Order(StringComparer.Ordinal), Rows.Select(r => r.Method).Order(StringComparer.Ordinal));

    [Fact]
    public void EveryMethod_GoesTheWayOfItsRow() =>
        Assert.All(Rows, row => Assert.Equal(new MethodRule(row.Route, row.Scopes), MethodRule.Of(row.Method)));

    [Fact]
    public void EveryQueuedMethod_TakesAChat() =>
        Assert.All(Rows.Where(r => r.Route == CallRoute.Queue), row => Assert.Contains("chat_id", DocumentedMethods.Find(row.Method)!.Parameters.Keys));
}
