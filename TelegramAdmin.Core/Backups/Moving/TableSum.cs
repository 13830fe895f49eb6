using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace TelegramAdmin.Core.Backups.Moving;

/// <summary>How many rows, and a hash of all that stands in them which does not mind their order: the databases sort text differently.</summary>
internal sealed class TableSum
{
    private readonly ArrayBufferWriter<byte> _row = new(1024);
    private UInt128 _sum;

    public long Rows { get; private set; }

    public string Hash => _sum.ToString("x32", System.Globalization.CultureInfo.InvariantCulture);

    public void Add(object?[] row)
    {
        _row.ResetWrittenCount();
        foreach (var value in row)
            Write(value);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(_row.WrittenSpan, hash);
        _sum = unchecked(_sum + BinaryPrimitives.ReadUInt128LittleEndian(hash));
        Rows++;
    }

    private void Write(object? value)
    {
        switch (value)
        {
            case null: Write(0, []); break;
            case bool truth: Write(1, truth ? [1] : [0]); break;
            case long number: Write(2, BitConverter.GetBytes(number)); break;
            case double fraction: Write(3, BitConverter.GetBytes(fraction)); break;
            case DateOnly day: Write(4, BitConverter.GetBytes(day.DayNumber)); break;
            case TimeOnly hour: Write(5, BitConverter.GetBytes(hour.Ticks / TimeSpan.TicksPerMicrosecond)); break;
            case byte[] bytes: Write(6, bytes); break;
            case string text: Write(7, Encoding.UTF8.GetBytes(text)); break;
            default: throw new NotSupportedException(value.GetType().Name);
        }
    }

    // With its length, so that no two rows read the same.
    private void Write(byte kind, ReadOnlySpan<byte> content)
    {
        var head = _row.GetSpan(5);
        head[0] = kind;
        BinaryPrimitives.WriteInt32LittleEndian(head[1..], content.Length);
        _row.Advance(5);
        _row.Write(content);
    }
}
