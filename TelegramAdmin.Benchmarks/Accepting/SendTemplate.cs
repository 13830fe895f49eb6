using System.Globalization;
using System.Text;

namespace TelegramAdmin.Benchmarks.Accepting;

/// <summary>A whole request to POST /send of which only the chat and the idempotency key change, both of fixed width.</summary>
internal sealed class SendTemplate
{
    private const string KeyMark = "############";
    private const string ChatMark = "@@@@@@@@@";

    private readonly byte[] _request;
    private readonly int _keyAt;
    private readonly int _chatAt;

    public SendTemplate(Uri url, string apiKey)
    {
        const string body = $$"""{"chat_id":{{ChatMark}},"text":"Your order 4711 has left the house. It should be with you on Thursday.","priority":"normal"}""";
        var request = $"POST /api/v1/send HTTP/1.1\r\nHost: {url.Authority}\r\nAuthorization: Bearer {apiKey}\r\nIdempotency-Key: order-{KeyMark}\r\n"
            + $"Content-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}";
        _request = Encoding.ASCII.GetBytes(request);
        _keyAt = request.IndexOf(KeyMark, StringComparison.Ordinal);
        _chatAt = request.IndexOf(ChatMark, StringComparison.Ordinal);
    }

    public byte[] NewRequest() => [.. _request];

    public void Number(byte[] request, long key, long chatId)
    {
        (key + 100_000_000_000).TryFormat(request.AsSpan(_keyAt, KeyMark.Length), out _, provider: CultureInfo.InvariantCulture);
        chatId.TryFormat(request.AsSpan(_chatAt, ChatMark.Length), out _, provider: CultureInfo.InvariantCulture);
    }
}
