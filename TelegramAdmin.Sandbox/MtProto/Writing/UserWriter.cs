using System.Text.Json.Nodes;
using TelegramAdmin.Sandbox.MtProto.Protocol;
using TelegramAdmin.Sandbox.MtProto.SignIn;

namespace TelegramAdmin.Sandbox.MtProto.Writing;

/// <summary>Somebody as td_api's <c>user</c>.</summary>
internal static class UserWriter
{
    public static JsonObject Write(TestNumber who) => new()
    {
        ["@type"] = "user",
        ["id"] = who.UserId,
        ["first_name"] = who.FirstName,
        ["last_name"] = who.LastName,
        ["usernames"] = new JsonObject
        {
            ["@type"] = "usernames", ["active_usernames"] = new JsonArray(who.Username), ["disabled_usernames"] = new JsonArray(), ["editable_username"] = who.Username,
        },
        ["phone_number"] = who.Digits,
        ["is_contact"] = false,
        ["is_premium"] = false,
        ["have_access"] = true,
        ["type"] = Td.Of("userTypeRegular"),
        ["language_code"] = "",
    };
}
