using TelegramAdmin.Sandbox.BotApi.Requests;

namespace TelegramAdmin.Sandbox.BotApi.Methods.Sending;

/// <summary>sendMessage.</summary>
internal static class TextMethods
{
    public static IEnumerable<ApiMethod> All =>
        [new("sendMessage", call => Outgoing.Send(call, FormattedTextReader.Text(call.Args), content: null))];
}
