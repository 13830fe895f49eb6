using System.Security.Cryptography;
using TelegramAdmin.Sandbox.BotApi.Json;
using TelegramAdmin.Sandbox.BotApi.Requests;
using TelegramAdmin.Sandbox.Control.Acting;
using TelegramAdmin.Sandbox.State.Chats;

namespace TelegramAdmin.Sandbox.BotApi.Methods.Chats;

/// <summary>What a bot may know about chats and members.</summary>
internal static class ChatMethods
{
    public static IEnumerable<ApiMethod> All =>
    [
        new("getChat", GetChat),
        new("getChatMember", GetMember),
        new("getChatMemberCount", GetCount),
        new("getChatAdministrators", GetAdministrators),
        new("leaveChat", Leave),
        new("createChatInviteLink", Invite),
    ];

    private static WriteResult GetChat(ApiCall call)
    {
        var chat = call.Chat();
        return json => FullChatJson.Write(json, call.World, call.Bot, chat);
    }

    private static WriteResult GetMember(ApiCall call)
    {
        var chat = call.Chat();
        var userId = call.Args.Integer("user_id") ?? throw ApiException.BadRequest("invalid user_id specified");
        var membership = MembershipOf(chat, userId) ?? throw ApiException.BadRequest("member not found");
        return json => MemberJson.Write(json, call.World, userId, membership);
    }

    private static Membership? MembershipOf(Chat chat, long userId) => chat switch
    {
        PrivateChat own when userId == own.Person.Id || userId == own.Bot.Id => Membership.Member,
        Group group => group.Members.GetValueOrDefault(userId),
        _ => null,
    };

    private static WriteResult GetCount(ApiCall call)
    {
        var count = call.Chat() is Group group ? group.Members.Values.Count(member => member.IsIn) : 2;
        return json => json.WriteNumberValue(count);
    }

    private static WriteResult GetAdministrators(ApiCall call)
    {
        if (call.Chat() is not Group group) throw ApiException.BadRequest("there are no administrators in the private chat");
        var administrators = group.Members.Where(member => member.Value.IsAdministrator).ToList();
        return json =>
        {
            json.WriteStartArray();
            foreach (var (id, membership) in administrators) MemberJson.Write(json, call.World, id, membership);
            json.WriteEndArray();
        };
    }

    private static WriteResult Leave(ApiCall call)
    {
        if (call.WritableChat() is not Group group) throw ApiException.BadRequest("chat member status can't be changed in private chats");
        GroupMembers.Leave(call.World, group, call.Bot.Id, Membership.Left);
        return ApiCall.True;
    }

    private static WriteResult Invite(ApiCall call)
    {
        if (call.WritableChat() is not Group group) throw ApiException.BadRequest("can't invite members to a private chat");
        if (!group.Members.GetValueOrDefault(call.Bot.Id, Membership.Left).IsAdministrator) throw ApiException.BadRequest("not enough rights to manage chat invite link");
        var link = $"https://t.me/+{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}";
        return json =>
        {
            json.WriteStartObject();
            json.WriteString("invite_link", link);
            json.WritePropertyName("creator");
            UserJson.Write(json, call.Bot);
            json.WriteBoolean("creates_join_request", false);
            json.WriteBoolean("is_primary", false);
            json.WriteBoolean("is_revoked", false);
            json.WriteEndObject();
        };
    }
}
