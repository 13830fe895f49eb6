using System.Buffers.Binary;
using System.Security.Cryptography;

namespace TelegramAdmin.Core.MtProto.Native;

/// <summary>
/// Looks through the log that a TDLib session is kept in (td.binlog) before TDLib does: TDLib ends the whole process where it meets a log that was
/// damaged in certain ways (Binlog::load_binlog, LOG(FATAL)), and does at once whatever the log says is still to be done, sending included.
/// </summary>
internal static class SessionLog
{
    private const int Header = 28; // size, id, type, flags, extra
    private const int Tail = 4; // CRC-32 of all before it
    private const int LargestEvent = 1 << 24;
    private const long LargestLog = 1L << 30;
    private const int EncryptionEvent = -3;

    public static string FileName(bool isTest) => isTest ? "td_test.binlog" : "td.binlog";

    /// <param name="key">The session's key; empty for none.</param>
    public static SessionLogState Read(string path, byte[] key)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
            return SessionLogState.Missing;
        if (file.Length > LargestLog)
            return SessionLogState.Damaged;
        var log = File.ReadAllBytes(path);
        var (at, mayAct) = (0, false);
        while (log.Length - at >= 4)
        {
            var size = BinaryPrimitives.ReadInt32LittleEndian(log.AsSpan(at));
            if (size is < Header + Tail or > LargestEvent || size % 4 != 0)
                return SessionLogState.Damaged;
            if (log.Length - at < size)
                break; // The process that wrote it died within the last event; TDLib leaves it out.
            var one = log.AsSpan(at, size);
            if (Crc32.Of(one[..^Tail]) != BinaryPrimitives.ReadUInt32LittleEndian(one[^Tail..]))
                return SessionLogState.Damaged;
            at += size;
            var type = BinaryPrimitives.ReadInt32LittleEndian(one[12..]);
            if (type == EncryptionEvent && !Decrypt(log.AsSpan(at), one[Header..^Tail], key))
                return SessionLogState.WrongKey;
            mayAct |= MayAct(type);
        }
        return at == 0 ? SessionLogState.Damaged : mayAct ? SessionLogState.MayAct : SessionLogState.Whole;
    }

    // LogEvent::HandlerType: what is known of people, chats and settings, and where to go on reading. All others are acts that wait.
    private static bool MayAct(int type) => type > 0 && type is not (<= 0x10 or 0x112 or 0x140 or 0x1f18 or 0x4327);

    private static bool Decrypt(Span<byte> rest, ReadOnlySpan<byte> parameters, byte[] key)
    {
        parameters = parameters[4..]; // flags
        if (!TryTake(ref parameters, out var salt) || !TryTake(ref parameters, out var counter) || !TryTake(ref parameters, out var hash) || counter.Length != 16)
            return false;
        var derived = Rfc2898DeriveBytes.Pbkdf2(key.Length == 0 ? "cucumber"u8 : key, salt, iterations: 2, HashAlgorithmName.SHA256, 32);
        if (!HMACSHA256.HashData(derived, "cucumbers everywhere"u8).AsSpan().SequenceEqual(hash))
            return false;
        CounterMode(rest, derived, counter.ToArray());
        return true;
    }

    // A string of TL: one byte of length, or 254 and three; filled up to four.
    private static bool TryTake(ref ReadOnlySpan<byte> from, out ReadOnlySpan<byte> text)
    {
        text = default;
        if (from.Length < 4)
            return false;
        var (length, start) = from[0] < 254 ? (from[0], 1) : (from[1] | (from[2] << 8) | (from[3] << 16), 4);
        var whole = (start + length + 3) / 4 * 4;
        if (whole > from.Length)
            return false;
        text = from.Slice(start, length);
        from = from[whole..];
        return true;
    }

    private static void CounterMode(Span<byte> text, byte[] key, byte[] counter)
    {
        using var aes = Aes.Create();
        aes.Key = key;
        var count = (text.Length + 15) / 16;
        var stream = new byte[count * 16];
        for (var i = 0; i < count; i++)
        {
            counter.CopyTo(stream, i * 16);
            for (var digit = 15; digit >= 0 && ++counter[digit] == 0; digit--)
            {
            }
        }
        aes.EncryptEcb(stream, stream, PaddingMode.None);
        for (var i = 0; i < text.Length; i++)
            text[i] ^= stream[i];
    }
}

internal enum SessionLogState
{
    Missing = 1,
    Whole = 2,
    WrongKey = 3,
    Damaged = 4,

    /// <summary>Whole, but it holds acts that TDLib would carry out as soon as it is opened: messages to send, chats to mark as read.</summary>
    MayAct = 5,
}
