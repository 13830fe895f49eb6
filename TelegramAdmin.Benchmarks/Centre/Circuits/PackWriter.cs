using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace TelegramAdmin.Benchmarks.Centre.Circuits;

/// <summary>
/// Writes calls of a hub in the protocol of Blazor's circuits: MessagePack (github.com/msgpack/msgpack, spec.md) in the frames of SignalR
/// (dotnet/aspnetcore, SignalR/docs/specs/HubProtocol.md).
/// </summary>
internal static class PackWriter
{
    private const byte InvocationKind = 1;
    private const byte PingKind = 6;
    private const byte Nil = 0xC0;
    private const byte EmptyMap = 0x80;
    private const byte EmptyArray = 0x90;

    public static byte[] Ping { get; } = Framed([EmptyArray | 1, PingKind]);

    /// <param name="id">Null where no answer is wanted.</param>
    public static byte[] Invocation(string? id, string target, params ReadOnlySpan<object?> arguments)
    {
        var body = new ArrayBufferWriter<byte>();
        Bytes(body, EmptyArray | 6, InvocationKind, EmptyMap);
        Value(body, id);
        Value(body, target);
        Bytes(body, (byte)(EmptyArray | arguments.Length));
        foreach (var argument in arguments)
            Value(body, argument);
        Bytes(body, EmptyArray);
        return Framed(body.WrittenSpan);
    }

    private static void Value(ArrayBufferWriter<byte> to, object? value)
    {
        switch (value)
        {
            case null:
                Bytes(to, Nil);
                break;
            case bool flag:
                Bytes(to, flag ? (byte)0xC3 : (byte)0xC2);
                break;
            case long number:
                Bytes(to, 0xD3);
                BinaryPrimitives.WriteInt64BigEndian(to.GetSpan(8), number);
                to.Advance(8);
                break;
            default:
                Text(to, (string)value);
                break;
        }
    }

    private static void Text(ArrayBufferWriter<byte> to, string text)
    {
        Bytes(to, 0xDB);
        BinaryPrimitives.WriteInt32BigEndian(to.GetSpan(4), Encoding.UTF8.GetByteCount(text));
        to.Advance(4);
        Encoding.UTF8.GetBytes(text, to);
    }

    private static void Bytes(ArrayBufferWriter<byte> to, params ReadOnlySpan<byte> bytes) => to.Write(bytes);

    /// <summary>The length goes first, seven bits at a time.</summary>
    private static byte[] Framed(ReadOnlySpan<byte> body)
    {
        var frame = new ArrayBufferWriter<byte>();
        var rest = body.Length;
        for (; rest > 0x7F; rest >>= 7)
            Bytes(frame, (byte)(rest | 0x80));
        Bytes(frame, (byte)rest);
        frame.Write(body);
        return frame.WrittenSpan.ToArray();
    }
}
