namespace TelegramAdmin.Sandbox.Faults;

/// <summary>The methods that make or change messages.</summary>
internal static class SendingMethods
{
    private static readonly string[] Prefixes = ["send", "edit", "copy", "forward", "delete", "answer", "create"];

    public static bool Contains(string method) =>
        method is not ("deleteWebhook" or "deleteMyCommands" or "sendChatAction")
        && Array.Exists(Prefixes, prefix => method.StartsWith(prefix, StringComparison.Ordinal));
}
