using TelegramAdmin.Core.Access.ApiKeys;

namespace TelegramAdmin.Core.Gateway.Calls;

/// <summary>Which way a call takes.</summary>
public enum CallRoute
{
    /// <summary>Straight to Telegram.</summary>
    Direct,

    /// <summary>Through the delivery queue where it names a chat, because it counts against the chat's limits; else straight to Telegram.</summary>
    Queue,

    /// <summary>Ours: each key has its own offset and its own webhook.</summary>
    Consumer,

    /// <summary>Straight to Telegram, once for each query: several programs may answer, and the first one does.</summary>
    AnswerOnce,

    /// <summary>Straight to Telegram, remembered for a minute.</summary>
    Self,

    /// <summary>Never: it would end the service for every program on the bot.</summary>
    Refused,
}

/// <summary>What a method needs and which way it goes.</summary>
/// <param name="Scopes">Any one of them is enough.</param>
public sealed record MethodRule(CallRoute Route, ApiScopes Scopes)
{
    private const ApiScopes Reading = ApiScopes.MessagesSend | ApiScopes.MessagesRead | ApiScopes.UpdatesRead;

    // They show something for a moment; no message comes of them that a chat's limits count.
    private static readonly HashSet<string> UnqueuedSends =
        ["sendChatAction", "sendMessageDraft", "sendRichMessageDraft", "sendChatJoinRequestWebApp"];

    private static readonly HashSet<string> Edits =
        ["stopPoll", "editMessageText", "editMessageCaption", "editMessageMedia", "editMessageLiveLocation", "stopMessageLiveLocation", "editMessageChecklist", "editMessageReplyMarkup"];

    private static readonly HashSet<string> OtherMessageWork =
    [
        "deleteMessage", "deleteMessages", "setMessageReaction", "deleteMessageReaction", "deleteAllMessageReactions", "setGameScore", "readBusinessMessage",
        "deleteBusinessMessages", "savePreparedInlineMessage", "createInvoiceLink", "pinChatMessage", "unpinChatMessage", "unpinAllChatMessages",
        "unpinAllForumTopicMessages", "unpinAllGeneralForumTopicMessages",
    ];

    private static readonly HashSet<string> AnsweredByTheFirst =
        ["answerCallbackQuery", "answerInlineQuery", "answerPreCheckoutQuery", "answerShippingQuery"];

    public static MethodRule Of(string method) => method switch
    {
        "getUpdates" or "setWebhook" or "deleteWebhook" or "getWebhookInfo" => new(CallRoute.Consumer, ApiScopes.UpdatesRead),
        "logOut" or "close" => new(CallRoute.Refused, ApiScopes.None),
        "getMe" => new(CallRoute.Self, Reading),
        "getStarTransactions" or "getMyStarBalance" or "getBusinessAccountStarBalance" => new(CallRoute.Direct, ApiScopes.PaymentsRead),
        "sendGift" => new(CallRoute.Direct, ApiScopes.BotsManage), // It spends the bot's Stars, as all that does.
        "getManagedBotToken" => new(CallRoute.Direct, ApiScopes.BotsManage), // A secret, unlike all else that is read.
        _ when AnsweredByTheFirst.Contains(method) => new(CallRoute.AnswerOnce, ApiScopes.MessagesSend),
        _ when Edits.Contains(method) => new(CallRoute.Queue, ApiScopes.MessagesSend),
        _ when OtherMessageWork.Contains(method) || StartsWith(method, "answer") => new(CallRoute.Direct, ApiScopes.MessagesSend),
        _ when StartsWith(method, "send") || StartsWith(method, "copy") || StartsWith(method, "forward") =>
            new(UnqueuedSends.Contains(method) ? CallRoute.Direct : CallRoute.Queue, ApiScopes.MessagesSend),
        _ when StartsWith(method, "get") => new(CallRoute.Direct, Reading),
        _ => new(CallRoute.Direct, ApiScopes.BotsManage),
    };

    public bool Allows(ActiveApiKey key) => Scopes == ApiScopes.None || Each(Scopes).Any(key.Allows);

    /// <summary>Which scopes open it, in the words of the API.</summary>
    public string Words => string.Join(" or ", Each(Scopes).Select(ApiScopeWords.WordOf));

    private static IEnumerable<ApiScopes> Each(ApiScopes scopes) => Enum.GetValues<ApiScopes>().Where(s => s != ApiScopes.None && scopes.HasFlag(s));

    private static bool StartsWith(string method, string prefix) => method.StartsWith(prefix, StringComparison.Ordinal);
}
