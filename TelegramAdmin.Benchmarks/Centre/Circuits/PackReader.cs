using System.Buffers.Binary;
using System.Text;

namespace TelegramAdmin.Benchmarks.Centre.Circuits;

/// <summary>Reads what a circuit sends: MessagePack, as far as Blazor uses it. Bytes are only counted.</summary>
internal ref struct PackReader(ReadOnlySpan<byte> data)
{
    private ReadOnlySpan<byte> _rest = data;

    public readonly bool IsAtEnd => _rest.IsEmpty;

    /// <summary>How long the next message is.</summary>
    public int Length()
    {
        for (int length = 0, shift = 0; ; shift += 7)
        {
            var part = Take(1)[0];
            length |= (part & 0x7F) << shift;
            if (part < 0x80)
                return length;
        }
    }

    public object? Value()
    {
        var kind = Take(1)[0];
        return kind switch
        {
            < 0x80 => (long)kind,
            < 0x90 => Map(kind & 0xF),
            < 0xA0 => Array(kind & 0xF),
            < 0xC0 => Text(kind & 0x1F),
            0xC0 => null,
            0xC2 or 0xC3 => kind == 0xC3,
            0xC4 => Bytes(Number(1)),
            0xC5 => Bytes(Number(2)),
            0xC6 => Bytes(Number(4)),
            0xCC => Number(1),
            0xCD => Number(2),
            0xCE => Number(4),
            0xCF or 0xD3 => BinaryPrimitives.ReadInt64BigEndian(Take(8)),
            0xD0 => (long)(sbyte)Take(1)[0],
            0xD1 => (long)BinaryPrimitives.ReadInt16BigEndian(Take(2)),
            0xD2 => (long)BinaryPrimitives.ReadInt32BigEndian(Take(4)),
            0xD9 => Text((int)Number(1)),
            0xDA => Text((int)Number(2)),
            0xDB => Text((int)Number(4)),
            0xDC => Array((int)Number(2)),
            >= 0xE0 => (long)(sbyte)kind,
            _ => throw new InvalidDataException($"Nothing known begins with {kind:X2}."),
        };
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }

    private long Number(int bytes)
    {
        var number = 0L;
        foreach (var part in Take(bytes))
            number = (number << 8) | part;
        return number;
    }

    private string Text(int length) => Encoding.UTF8.GetString(Take(length));

    private long Bytes(long length) => Take((int)length).Length;

    private object?[] Array(int count)
    {
        var items = new object?[count];
        for (var i = 0; i < count; i++)
            items[i] = Value();
        return items;
    }

    private object? Map(int count)
    {
        for (var i = 0; i < count * 2; i++)
            Value();
        return null;
    }
}
