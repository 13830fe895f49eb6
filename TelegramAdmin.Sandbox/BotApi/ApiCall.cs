using System.Text.Json;
using TelegramAdmin.Sandbox.BotApi.Requests.Bodies;
using TelegramAdmin.Sandbox.State;
using TelegramAdmin.Sandbox.State.Chats;

namespace TelegramAdmin.Sandbox.BotApi;

/// <summary>Writes the result of a call, still under the world's lock.</summary>
internal delegate void WriteResult(Utf8JsonWriter json);

/// <summary>One call of one bot.</summary>
internal sealed record ApiCall(World World, Bot Bot, string Method, Parameters Args)
{
    public static WriteResult True { get; } = json => json.WriteBooleanValue(true);

    /// <summary>Charges the bot's and the chat's sending budget.</summary>
    public void Spend(Chat chat, int count = 1)
    {
        var chatCost = chat is Group ? count : 1;
        var isPaid = Args.Bool("allow_paid_broadcast");
        var wait = Bot.Limiter.Spend(World.Limits, chat, count, chatCost, isPaid, World.Ticks);
        if (wait is { } seconds) throw ApiException.TooManyRequests(seconds);
    }
}
