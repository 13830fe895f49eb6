namespace TelegramAdmin.Core.MtProto.Schema;

public sealed record SearchPublicChat(string Username) : TdRequest<TdChat>("searchPublicChat");

/// <summary>Says what an invite leads to. It joins nothing.</summary>
public sealed record CheckChatInviteLink(string InviteLink) : TdRequest<TdChatInviteLinkInfo>("checkChatInviteLink");

/// <summary>What TDLib knows of a chat; it asks nobody.</summary>
public sealed record GetChat(long ChatId) : TdRequest<TdChat>("getChat");

/// <summary>What TDLib knows of a channel; it asks nobody.</summary>
public sealed record GetSupergroup(long SupergroupId) : TdRequest<TdSupergroup>("getSupergroup");

public sealed record GetSupergroupFullInfo(long SupergroupId) : TdRequest<TdSupergroupFullInfo>("getSupergroupFullInfo");

/// <summary>
/// Without words and filter it gives every post, service posts too, and asks Telegram each time, so that counters are fresh
/// (MessagesManager::search_dialog_messages: TDLib's own database serves searches with a filter only). getChatHistory answers from memory.
/// </summary>
/// <param name="FromMessageId">Older than this; 0 from the newest.</param>
public sealed record SearchChatMessages(long ChatId, long FromMessageId, int Limit) : TdRequest<TdFoundChatMessages>("searchChatMessages")
{
    public string Query { get; init; } = "";

    public int Offset { get; init; }
}

/// <summary>A message that TDLib has told of; it then asks nobody.</summary>
public sealed record GetMessage(long ChatId, long MessageId) : TdRequest<TdMessage>("getMessage");

/// <summary>
/// Lets TDLib keep a channel in mind that it knows from before it was closed: without a database of messages it remembers channels, but no chats
/// (MessagesManager::get_dialog_force). It asks nobody and makes nothing.
/// </summary>
public sealed record CreateSupergroupChat(long SupergroupId) : TdRequest<TdChat>("createSupergroupChat")
{
    public bool Force { get; init; } = true;
}

public sealed record OpenChat(long ChatId) : TdRequest<TdOk>("openChat");

public sealed record CloseChat(long ChatId) : TdRequest<TdOk>("closeChat");
