using System.Buffers.Binary;
using System.Buffers.Text;

namespace TelegramAdmin.Api.Requests;

/// <summary>Where a page begins, as text that says nothing to a caller.</summary>
public static class ApiCursor
{
    private const byte Version = 1;

    public static string Of(params ReadOnlySpan<long> numbers)
    {
        Span<byte> bytes = stackalloc byte[1 + numbers.Length * sizeof(long)];
        bytes[0] = Version;
        for (var i = 0; i < numbers.Length; i++)
            BinaryPrimitives.WriteInt64BigEndian(bytes[(1 + i * sizeof(long))..], numbers[i]);
        return Base64Url.EncodeToString(bytes);
    }

    /// <returns>Null where it is not a cursor of so many numbers.</returns>
    public static long[]? Read(string cursor, int count)
    {
        var expected = 1 + count * sizeof(long);
        Span<byte> bytes = stackalloc byte[expected];
        if (!Base64Url.IsValid(cursor, out var length) || length != expected || !Base64Url.TryDecodeFromChars(cursor, bytes, out _) || bytes[0] != Version)
            return null;
        var numbers = new long[count];
        for (var i = 0; i < count; i++)
            numbers[i] = BinaryPrimitives.ReadInt64BigEndian(bytes[(1 + i * sizeof(long))..]);
        return numbers;
    }
}
