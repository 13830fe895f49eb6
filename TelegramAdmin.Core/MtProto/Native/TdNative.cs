using System.Runtime.InteropServices;

namespace TelegramAdmin.Core.MtProto.Native;

/// <summary>TDLib's JSON interface as it is: https://core.telegram.org/tdlib/docs/td__json__client_8h.html. <see cref="TdLibrary"/> loads it first.</summary>
internal static unsafe partial class TdNative
{
    internal const string Library = "tdjson";

    [LibraryImport(Library, EntryPoint = "td_create_client_id")]
    internal static partial int CreateClientId();

    [LibraryImport(Library, EntryPoint = "td_send", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void Send(int client, string request);

    /// <returns>Text that TDLib owns, until the next call of this thread; zero where nothing came in time.</returns>
    [LibraryImport(Library, EntryPoint = "td_receive")]
    internal static partial nint Receive(double seconds);

    /// <returns>As <see cref="Receive"/>.</returns>
    [LibraryImport(Library, EntryPoint = "td_execute", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint Execute(string request);

    [LibraryImport(Library, EntryPoint = "td_set_log_message_callback")]
    internal static partial void SetLogMessageCallback(int mostVerbose, delegate* unmanaged<int, byte*, void> callback);
}
