using System.Text.Json.Nodes;
using TelegramAdmin.Sandbox.MtProto.Channels;
using TelegramAdmin.Sandbox.MtProto.Protocol;
using TelegramAdmin.Sandbox.MtProto.Writing;

namespace TelegramAdmin.Sandbox.MtProto.Methods;

/// <summary>Channels are found, looked at, opened and closed.</summary>
internal static class ChannelMethods
{
    /// <summary>Names that belong to somebody who is no channel.</summary>
    private static readonly Dictionary<string, (long Id, string Name)> People = new(StringComparer.OrdinalIgnoreCase)
    {
        ["durov"] = (7_000_000_001, "Pavel Durov"), ["lumen_demo_bot"] = (100_001, "Lumen Bot"),
    };

    public static void AddTo(Dictionary<string, Method> known)
    {
        known["searchPublicChat"] = SearchPublic;
        known["checkChatInviteLink"] = CheckInvite;
        known["getChat"] = call => ChatWriter.Chat(Known(call, Td.ChannelOf(call.Request.Number("chat_id")), "Chat not found"));
        known["getSupergroup"] = call => ChatWriter.Supergroup(Known(call, call.Request.Number("supergroup_id"), "Supergroup not found"), call.Instance.Account, call.State.World.Now);
        known["getSupergroupFullInfo"] = FullInfo;
        known["openChat"] = Open;
        known["closeChat"] = Close;
    }

    /// <exception cref="TdError">This account has not found it.</exception>
    public static ScriptedChannel Known(TdCall call, long channel, string failure = "Chat not found")
    {
        if (!call.Instance.IsReady) throw TdError.Unauthorized;
        return call.Instance.Session!.Knows(channel) && call.State.World.ById(channel) is { } known ? known : throw new TdError(400, failure);
    }

    /// <exception cref="TdError">This account cannot read it now.</exception>
    public static ScriptedChannel Readable(TdCall call, long channel)
    {
        var known = Known(call, channel);
        return known.IsOpenTo(call.Instance.Account) ? known : throw new TdError(400, known.IsGone ? "CHANNEL_INVALID" : "CHANNEL_PRIVATE");
    }

    private static JsonObject SearchPublic(TdCall call)
    {
        if (!call.Instance.IsReady) throw TdError.Unauthorized;
        var username = call.Request.Text("username").TrimStart('@');
        if (username.Length == 0) throw new TdError(200, "Username is invalid");
        if (People.TryGetValue(username, out var person)) return ChatWriter.PrivateChat(person.Id, person.Name);
        var found = call.State.World.ByName(username) ?? throw new TdError(400, "USERNAME_NOT_OCCUPIED");
        Learn(call, found);
        return ChatWriter.Chat(found);
    }

    private static JsonObject CheckInvite(TdCall call)
    {
        if (!call.Instance.IsReady) throw TdError.Unauthorized;
        var link = call.Request.Text("invite_link");
        var hash = link.Contains("/+", StringComparison.Ordinal) ? link[(link.IndexOf("/+", StringComparison.Ordinal) + 2)..]
            : link.Contains("/joinchat/", StringComparison.Ordinal) ? link[(link.IndexOf("/joinchat/", StringComparison.Ordinal) + 10)..]
            : throw new TdError(400, "Wrong invite link");
        var found = call.State.World.ByInvite(hash) ?? throw new TdError(400, "INVITE_HASH_EXPIRED");
        if (found.IsOpenTo(call.Instance.Account)) Learn(call, found);
        return ChatWriter.InviteInfo(found, call.Instance.Account, call.State.World.Now);
    }

    private static JsonObject FullInfo(TdCall call) => ChatWriter.FullInfo(Readable(call, call.Request.Number("supergroup_id")), call.State.World.Now);

    private static JsonObject Open(TdCall call)
    {
        call.Instance.OpenChats.Add(Known(call, Td.ChannelOf(call.Request.Number("chat_id"))).Id);
        return Td.Ok;
    }

    private static JsonObject Close(TdCall call)
    {
        call.Instance.OpenChats.Remove(Known(call, Td.ChannelOf(call.Request.Number("chat_id"))).Id);
        return Td.Ok;
    }

    // TDLib tells what it has learned before it answers.
    private static void Learn(TdCall call, ScriptedChannel found)
    {
        call.Instance.Session!.Learn(found.Id);
        call.Instance.Tell(new JsonObject { ["@type"] = "updateSupergroup", ["supergroup"] = ChatWriter.Supergroup(found, call.Instance.Account, call.State.World.Now) });
        call.Instance.Tell(new JsonObject { ["@type"] = "updateNewChat", ["chat"] = ChatWriter.Chat(found) });
    }
}
