using System.Net;
using System.Net.Sockets;

namespace TelegramAdmin.Benchmarks.Running;

/// <summary>A plain socket that carries one request after the other: on one core a load generator must be several times faster than the product.</summary>
internal sealed class RawConnection : IDisposable
{
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _answer = new byte[4096];

    public static async Task<RawConnection> OpenAsync(Uri url)
    {
        var connection = new RawConnection();
        await connection._socket.ConnectAsync(IPEndPoint.Parse(url.Authority));
        return connection;
    }

    /// <returns>The status. Answers are short: head and body come together.</returns>
    public async Task<int> ExchangeAsync(byte[] request)
    {
        await _socket.SendAsync(request);
        var length = 0;
        while (!IsWhole(_answer.AsSpan(0, length)))
        {
            var read = await _socket.ReceiveAsync(_answer.AsMemory(length));
            if (read == 0)
                throw new IOException("The product closed the connection.");
            length += read;
        }
        return int.Parse(_answer.AsSpan("HTTP/1.1 ".Length, 3), System.Globalization.CultureInfo.InvariantCulture);
    }

    public void Dispose() => _socket.Dispose();

    private static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        var head = answer.IndexOf("\r\n\r\n"u8);
        if (head < 0)
            return false;
        var lengthAt = answer.IndexOf("Content-Length: "u8);
        if (lengthAt < 0 || lengthAt > head)
            return true;
        var digits = answer[(lengthAt + "Content-Length: ".Length)..head];
        var end = digits.IndexOf((byte)'\r');
        return answer.Length >= head + 4 + int.Parse(end < 0 ? digits : digits[..end], System.Globalization.CultureInfo.InvariantCulture);
    }
}
