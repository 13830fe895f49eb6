using TelegramAdmin.Sandbox.BotApi.Methods.Changing;
using TelegramAdmin.Sandbox.State.Chats;
using TelegramAdmin.Sandbox.State.Contents;

namespace TelegramAdmin.Sandbox.Control.Http;

/// <summary>Bodies of the control routes.</summary>
internal sealed record AddBotRequest(string Username, string Name, string? Token);

internal sealed record AddPersonRequest(string FirstName, string? LastName, string? Username, string? LanguageCode);

internal sealed record ChangePersonRequest(string LanguageCode);

internal sealed record AddAudienceRequest(long BotId, int Count);

internal sealed record AddGroupRequest(string Title, bool? IsForum, List<long>? Bots, List<long>? People);

/// <param name="PersonId">Who writes; known from the chat unless it is a group.</param>
/// <param name="Kind">text (default), photo, album, document, voice, video, sticker, location or contact.</param>
/// <param name="Content">A file as base64; without it a sample is sent.</param>
internal sealed record SendRequest(
    long? PersonId,
    string? Text,
    string? Kind,
    byte[]? Content,
    string? FileName,
    int? ReplyTo,
    string? Quote,
    int? TopicId,
    List<TextEntity>? Entities);

internal sealed record MessageRequest(long? PersonId, int MessageId, string? Text, List<string>? Emoji, List<int>? Options);

internal sealed record PressRequest(long? PersonId, string Button, int? MessageId);

/// <param name="Act">close, reopen or delete.</param>
internal sealed record TopicRequest(long? PersonId, int TopicId, string Act);

/// <param name="Group">Key of the chosen group.</param>
internal sealed record ShareRequest(int RequestId, string Group);

internal sealed record PersonRequest(long? PersonId);

internal sealed record PayRequest(long? PersonId, int MessageId);

internal sealed record PayLinkRequest(string Link);

internal sealed record StarsRequest(long Stars);

internal sealed record InlineRequest(long PersonId, long BotId, string Query);

internal sealed record SwitchRequest(bool IsOn);
