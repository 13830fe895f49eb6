using System.Buffers.Binary;

namespace TelegramAdmin.Core.Bots.Profile;

/// <summary>Reads width and height of a JPEG from its start-of-frame segment (ITU-T T.81, B.2.2).</summary>
internal static class JpegSize
{
    private const byte Mark = 0xFF;
    private const byte StartOfImage = 0xD8;

    /// <returns>Null for anything that is no JPEG.</returns>
    public static (int Width, int Height)? Read(ReadOnlySpan<byte> content)
    {
        if (content is not [Mark, StartOfImage, ..])
            return null;
        var at = 2;
        while (at + 9 <= content.Length && content[at] == Mark)
        {
            if (IsFrame(content[at + 1]))
                return (BinaryPrimitives.ReadUInt16BigEndian(content[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(content[(at + 5)..]));
            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(content[(at + 2)..]);
        }
        return null;
    }

    // C4, C8 and CC are tables and reserved.
    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);
}
