using System.Buffers;
using TelegramAdmin.Core.BotApi;
using TelegramAdmin.Core.Gateway.Calls;

namespace TelegramAdmin.Core.Gateway.Sending;

/// <summary>Gives out a file that getFile named, without the address at which Telegram keeps it: that one holds the token.</summary>
public sealed class ReadFile(IBotApi api)
{
    private const int LongestPath = 500;

    private static readonly SearchValues<char> PathCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-./ ()+@,=~");

    /// <returns>Null once the file was written to <paramref name="target"/>.</returns>
    public async Task<GatewayAnswer?> RunAsync(GatewayCall call, string path, Stream target, CancellationToken cancellation)
    {
        if (!IsPath(path))
            return GatewayErrors.UnknownPath;
        var escaped = string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
        try
        {
            return await api.DownloadAsync(call.Bot.Token, escaped, target, cancellation) ? null : GatewayErrors.UnknownPath;
        }
        catch (HttpRequestException)
        {
            return new GatewayAnswer(502, null, "Bad Gateway: Telegram does not give the file out now; try again");
        }
    }

    // It becomes part of an address, from which no step may lead out of the bot's own folder.
    private static bool IsPath(string path) =>
        path.Length is > 0 and <= LongestPath && !path.AsSpan().ContainsAnyExcept(PathCharacters) && path.Split('/').All(part => part is not ("" or "." or ".."));
}
