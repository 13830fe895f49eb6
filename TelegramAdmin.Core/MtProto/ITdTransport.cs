namespace TelegramAdmin.Core.MtProto;

/// <summary>
/// TDLib's JSON interface, which is all that we use of it: https://core.telegram.org/tdlib/docs/td__json__client_8h.html.
/// The native library stands behind it, or a script that plays it.
/// </summary>
public interface ITdTransport
{
    /// <returns>The number of a new client. It does nothing until the first request is sent to it.</returns>
    int CreateClient();

    /// <summary>Sends a request; its answer comes by <see cref="Receive"/> and carries the request's <c>@extra</c>. Any thread.</summary>
    void Send(int client, string request);

    /// <summary>The next answer or update of any client, with its <c>@client_id</c>; null after <paramref name="wait"/>. One thread at a time.</summary>
    string? Receive(TimeSpan wait);

    /// <summary>Answers one of the requests that TDLib documents as synchronous; null for any other.</summary>
    string? Execute(string request);
}
