using System.Text.Json;
using System.Text.Json.Serialization;

namespace TelegramAdmin.Core.MtProto.Schema;

/// <summary>Generated readers and writers for TDLib's JSON: snake_case names, 64-bit numbers also as text, what is not known is left out.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString, MaxDepth = TdIncoming.Depth)]
[JsonSerializable(typeof(SetTdlibParameters))]
[JsonSerializable(typeof(SetAuthenticationPhoneNumber))]
[JsonSerializable(typeof(RequestQrCodeAuthentication))]
[JsonSerializable(typeof(CheckAuthenticationCode))]
[JsonSerializable(typeof(ResendAuthenticationCode))]
[JsonSerializable(typeof(CheckAuthenticationPassword))]
[JsonSerializable(typeof(SetAuthenticationEmailAddress))]
[JsonSerializable(typeof(CheckAuthenticationEmailCode))]
[JsonSerializable(typeof(SetOption))]
[JsonSerializable(typeof(LogOut))]
[JsonSerializable(typeof(CloseRequest))]
[JsonSerializable(typeof(GetMe))]
[JsonSerializable(typeof(AddProxy))]
[JsonSerializable(typeof(DisableProxy))]
[JsonSerializable(typeof(PingProxy))]
[JsonSerializable(typeof(TestProxy))]
[JsonSerializable(typeof(SearchPublicChat))]
[JsonSerializable(typeof(CheckChatInviteLink))]
[JsonSerializable(typeof(GetChat))]
[JsonSerializable(typeof(GetSupergroup))]
[JsonSerializable(typeof(GetSupergroupFullInfo))]
[JsonSerializable(typeof(SearchChatMessages))]
[JsonSerializable(typeof(GetMessage))]
[JsonSerializable(typeof(CreateSupergroupChat))]
[JsonSerializable(typeof(OpenChat))]
[JsonSerializable(typeof(CloseChat))]
[JsonSerializable(typeof(GetTextEntities))]
[JsonSerializable(typeof(ParseTextEntities))]
[JsonSerializable(typeof(TdOk))]
[JsonSerializable(typeof(TdError))]
[JsonSerializable(typeof(TdSeconds))]
[JsonSerializable(typeof(TdAddedProxy))]
[JsonSerializable(typeof(TdUser))]
[JsonSerializable(typeof(TdChat))]
[JsonSerializable(typeof(TdSupergroup))]
[JsonSerializable(typeof(TdSupergroupFullInfo))]
[JsonSerializable(typeof(TdChatInviteLinkInfo))]
[JsonSerializable(typeof(TdFoundChatMessages))]
[JsonSerializable(typeof(TdMessage))]
[JsonSerializable(typeof(TdTextEntities))]
[JsonSerializable(typeof(TdFormattedText))]
[JsonSerializable(typeof(TdTextContent))]
[JsonSerializable(typeof(TdMediaContent))]
[JsonSerializable(typeof(TdStickerContent))]
[JsonSerializable(typeof(TdEmojiContent))]
[JsonSerializable(typeof(TdPollContent))]
[JsonSerializable(typeof(TdPlaceContent))]
[JsonSerializable(typeof(TdContactContent))]
[JsonSerializable(typeof(UpdateAuthorizationState))]
[JsonSerializable(typeof(UpdateNewMessage))]
[JsonSerializable(typeof(UpdateMessageContent))]
[JsonSerializable(typeof(UpdateMessageEdited))]
[JsonSerializable(typeof(UpdateMessageInteractionInfo))]
[JsonSerializable(typeof(UpdateDeleteMessages))]
[JsonSerializable(typeof(UpdateSupergroup))]
[JsonSerializable(typeof(UpdateSupergroupFullInfo))]
internal sealed partial class TdJson : JsonSerializerContext
{
    private static readonly Dictionary<string, Type> Updates = new(StringComparer.Ordinal)
    {
        [TdUpdate.AuthorizationState] = typeof(UpdateAuthorizationState),
        ["updateNewMessage"] = typeof(UpdateNewMessage),
        ["updateMessageContent"] = typeof(UpdateMessageContent),
        ["updateMessageEdited"] = typeof(UpdateMessageEdited),
        ["updateMessageInteractionInfo"] = typeof(UpdateMessageInteractionInfo),
        ["updateDeleteMessages"] = typeof(UpdateDeleteMessages),
        ["updateSupergroup"] = typeof(UpdateSupergroup),
        ["updateSupergroupFullInfo"] = typeof(UpdateSupergroupFullInfo),
    };

    public static bool IsKnownUpdate(string type) => Updates.ContainsKey(type);

    public static string Write(TdRequest request) => JsonSerializer.Serialize(request, request.GetType(), Default);

    /// <exception cref="JsonException">It is not what the schema says.</exception>
    public static TdUpdate? ReadUpdate(TdIncoming incoming) =>
        Updates.TryGetValue(incoming.Type, out var type) ? (TdUpdate?)JsonSerializer.Deserialize(incoming.Json, type, Default) : null;

    public static TdReply<T> ReadAnswer<T>(TdIncoming answer) where T : class
    {
        try
        {
            if (answer.Type == "error")
                return JsonSerializer.Deserialize(answer.Json, Default.TdError) is { } error ? TdFailure.Read(error.Code, error.Message) : TdFailure.Unreadable;
            return (T?)JsonSerializer.Deserialize(answer.Json, typeof(T), Default) is { } value ? value : TdFailure.Unreadable;
        }
        catch (JsonException)
        {
            return TdFailure.Unreadable;
        }
    }
}
