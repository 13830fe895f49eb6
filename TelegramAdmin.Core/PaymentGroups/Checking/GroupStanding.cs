using System.Text.Json;
using System.Text.Json.Nodes;
using TelegramAdmin.Core.BotApi;
using TelegramAdmin.Core.BotApi.Types;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.PaymentGroups.Checking;

/// <summary>What Telegram says of a group that somebody picked, asked through the bot that sells.</summary>
/// <param name="IsSilent">No answer came: nothing is known.</param>
/// <param name="Refusal">Why the group cannot be used; null where it can.</param>
/// <param name="HasOperatorBot">True where the operators' bot is in it, or none is needed.</param>
internal sealed record GroupStanding(bool IsSilent, string? Refusal = null, string? Title = null, string? InviteLink = null, bool HasOperatorBot = false)
{
    private static readonly GroupStanding Silent = new(true);

    public static async Task<GroupStanding> AskAsync(IBotApi api, ActiveBot bot, PaymentGroup group, CancellationToken cancellation)
    {
        var chat = await CallAsync(api, bot, "getChat", With(group), cancellation);
        if (chat.Result is null || Read(chat.Result.Value, BotApiJson.Default.Chat) is not { } found)
            return chat.IsSilent ? Silent : Refused($"@{bot.Username} is not in the group.");
        if (!found.IsGroup || found.IsForum)
            return Refused(found.IsForum ? "The group has topics." : "It is not a group.");
        var owner = await MemberAsync(api, bot, group, group.TelegramUserId, cancellation);
        if (owner.IsSilent)
            return Silent;
        if (owner.Member?.Status is not ("creator" or "administrator"))
            return Refused("Whoever picked it does not run the group.");
        var operators = group.OperatorBotId is { } other ? await MemberAsync(api, bot, group, other.Value, cancellation) : owner;
        if (operators.IsSilent)
            return Silent;
        return new GroupStanding(false, null, found.Title, group.InviteLink ?? await LinkAsync(api, bot, group, cancellation), operators.Member?.IsIn == true);
    }

    private static GroupStanding Refused(string why) => new(false, why);

    /// <summary>Null where the bot may not invite.</summary>
    private static async Task<string?> LinkAsync(IBotApi api, ActiveBot bot, PaymentGroup group, CancellationToken cancellation)
    {
        var made = await CallAsync(api, bot, "createChatInviteLink", With(group), cancellation);
        return made.Result is { ValueKind: JsonValueKind.Object } link && link.TryGetProperty("invite_link", out var address) && address.GetString() is { } text && IsLink(text) ? text : null;
    }

    private static bool IsLink(string text) => text.Length <= 256 && Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps;

    private static async Task<(bool IsSilent, ChatMember? Member)> MemberAsync(IBotApi api, ActiveBot bot, PaymentGroup group, long user, CancellationToken cancellation)
    {
        var parameters = With(group);
        parameters["user_id"] = user;
        var answer = await CallAsync(api, bot, "getChatMember", parameters, cancellation);
        return (answer.IsSilent, answer.Result is { } member ? Read(member, BotApiJson.Default.ChatMember) : null);
    }

    private static JsonObject With(PaymentGroup group) => new() { ["chat_id"] = group.ChatId };

    private static async Task<(bool IsSilent, JsonElement? Result)> CallAsync(IBotApi api, ActiveBot bot, string method, JsonObject parameters, CancellationToken cancellation) =>
        await api.CallAsync(bot.Token, new BotApiRequest(method, parameters.ToJsonString()), cancellation) switch
        {
            BotApiReply.Accepted accepted => (false, accepted.Result),
            BotApiReply.Refused { Code: not 429 and < 500 } => (false, null),
            _ => (true, null),
        };

    private static T? Read<T>(JsonElement answer, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type) where T : class
    {
        try
        {
            return answer.Deserialize(type);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
