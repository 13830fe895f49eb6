using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace TelegramAdmin.Benchmarks.Idle;

/// <summary>
/// Makes another .NET process collect its garbage: an event session that asks for a heap dump begins with a full collection. Speaks the
/// runtime's own diagnostics protocol (github.com/dotnet/diagnostics, documentation/design-docs/ipc-protocol.md), as dotnet-gcdump does.
/// </summary>
internal static class Collection
{
    private const byte EventPipe = 2;
    private const byte CollectTracing2 = 3;
    private const ulong HeapCollectKeyword = 0x800000;
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(5);

    /// <summary>Does nothing where the process offers no diagnostics.</summary>
    public static async Task ForceAsync(int processId)
    {
        if (Directory.GetFiles(Path.GetTempPath(), $"dotnet-diagnostic-{processId}-*-socket").FirstOrDefault() is not { } path)
            return;
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(path));
        await socket.SendAsync(Command());
        using var enough = new CancellationTokenSource(Long);
        var events = new byte[64 * 1024];
        try
        {
            // Unread events would hold the collection up. The session ends with the connection.
            while (await socket.ReceiveAsync(events, enough.Token) > 0)
            {
            }
        }
        catch (OperationCanceledException)
        {
        }
    }

    private static byte[] Command()
    {
        byte[] payload =
        [
            .. Number(16), // MB of buffer
            .. Number(1), // nettrace
            0, // no rundown
            .. Number(1), // one provider
            .. BitConverter.GetBytes(HeapCollectKeyword),
            .. Number(4), // informational
            .. Text("Microsoft-Windows-DotNETRuntime"),
            .. Number(0), // no filter
        ];
        var length = new byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(length, (ushort)(20 + payload.Length));
        return [.. "DOTNET_IPC_V1\0"u8, .. length, EventPipe, CollectTracing2, 0, 0, .. payload];
    }

    private static byte[] Number(uint value) => BitConverter.GetBytes(value);

    private static byte[] Text(string value) => [.. Number((uint)value.Length + 1), .. Encoding.Unicode.GetBytes(value + '\0')];
}
