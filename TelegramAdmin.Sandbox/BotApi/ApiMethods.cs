using System.Collections.Frozen;
using TelegramAdmin.Sandbox.BotApi.Methods.Bots;
using TelegramAdmin.Sandbox.BotApi.Methods.Changing;
using TelegramAdmin.Sandbox.BotApi.Methods.Chats;
using TelegramAdmin.Sandbox.BotApi.Methods.Payments;
using TelegramAdmin.Sandbox.BotApi.Methods.Sending;

namespace TelegramAdmin.Sandbox.BotApi;

/// <summary>The methods offered. Names are compared without case, as Telegram does.</summary>
internal static class ApiMethods
{
    public const string GetUpdates = "getUpdates";

    public static readonly FrozenDictionary<string, ApiMethod> All = Offered()
        .ToFrozenDictionary(method => method.Name, StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<ApiMethod> Offered() =>
    [
        // Run by UpdatePoller, the one method that waits.
        new(GetUpdates, _ => throw ApiException.InternalError()),
        .. BotMethods.All,
        .. WebhookMethods.All,
        .. TextMethods.All,
        .. MediaMethods.All,
        .. PlainMethods.All,
        .. EditMethods.All,
        .. DeleteMethods.All,
        .. CopyMethods.All,
        .. AnswerMethods.All,
        .. ReactionMethods.All,
        .. PinMethods.All,
        .. ChatMethods.All,
        .. ForumMethods.All,
        .. CommandMethods.All,
        .. ProfileMethods.All,
        .. PhotoMethods.All,
        .. InvoiceMethods.All,
        .. PaymentMethods.All,
        .. StarMethods.All,
    ];
}

internal sealed record ApiMethod(string Name, Func<ApiCall, WriteResult> Run);
