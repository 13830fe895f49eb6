namespace TelegramAdmin.Features.QuickReplies;

/// <summary>Whether a file begins as pictures of its kind do: the kind was told by whoever sent it.</summary>
internal static class PictureBytes
{
    private const int Longest = 12;

    public static bool Are(string path, string type)
    {
        Span<byte> beginning = stackalloc byte[Longest];
        using var file = File.OpenRead(path);
        return Are(beginning[..file.ReadAtLeast(beginning, Longest, throwOnEndOfStream: false)], type);
    }

    private static bool Are(ReadOnlySpan<byte> beginning, string type) => type switch
    {
        "image/png" => beginning.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
        "image/jpeg" => beginning.StartsWith((ReadOnlySpan<byte>)[0xff, 0xd8, 0xff]),
        "image/gif" => beginning.StartsWith("GIF8"u8),
        "image/webp" => beginning.Length == Longest && beginning.StartsWith("RIFF"u8) && beginning[8..].StartsWith("WEBP"u8),
        _ => false,
    };
}
