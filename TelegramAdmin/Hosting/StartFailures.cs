using Microsoft.AspNetCore.Connections;

namespace TelegramAdmin.Hosting;

/// <summary>Why the program could not start, in words.</summary>
internal static class StartFailures
{
    public static string Words(Exception e) => e switch
    {
        IOException { InnerException: AddressInUseException } => $"{e.Message} Another program listens there. Stop it, or choose another address with --urls.",
        _ => e.Message,
    };
}
