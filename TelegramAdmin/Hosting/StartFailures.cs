using System.Data.Common;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Hosting;

/// <summary>Why the program could not start, in words.</summary>
internal static class StartFailures
{
    /// <summary>Whether a person can mend it, so that words say more than a stack trace.</summary>
    public static bool HasWords(Exception e) =>
        e is SettingsException or DatabaseTooNewException or StorageUnavailableException or IOException or UnauthorizedAccessException or SocketException || InDatabase(e) is not null;

    public static string Words(Exception e) => e switch
    {
        IOException { InnerException: AddressInUseException } => $"{e.Message} Another program listens there. Stop it, or choose another address with --urls.",
        SocketException { SocketErrorCode: SocketError.AddressNotAvailable } => "This machine has no such address to listen on. Choose one of its own with --urls, or http://*:5080 for all of them.",
        SocketException { SocketErrorCode: SocketError.AccessDenied } => "The system does not let this account listen there; ports below 1024 often need more rights. Choose another with --urls.",
        SocketException => $"The program cannot listen at the address in --urls: {e.Message}.",
        StorageUnavailableException { Code: not ("database_unreachable" or "database_failed") } => e.Message,
        _ when InDatabase(e) is { } fault => $"The database cannot be opened: {fault.Message.TrimEnd('.')}. Check that it runs and that ConnectionStrings:Default names it; if its file is damaged, restore a backup.",
        _ => e.Message,
    };

    /// <summary>What the database itself says.</summary>
    private static DbException? InDatabase(Exception? e) => e switch
    {
        null => null,
        DbException found and not StorageUnavailableException => found,
        _ => InDatabase(e.InnerException),
    };
}
