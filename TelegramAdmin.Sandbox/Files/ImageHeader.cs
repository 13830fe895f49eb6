using System.Buffers.Binary;

namespace TelegramAdmin.Sandbox.Files;

/// <summary>Reads width and height from the first bytes of a picture.</summary>
internal static class ImageHeader
{
    public static (int Width, int Height)? Read(ReadOnlySpan<byte> content)
    {
        if (content.Length > 24 && content[0] == 0x89 && content[1..4].SequenceEqual("PNG"u8))
            return (BinaryPrimitives.ReadInt32BigEndian(content[16..]), BinaryPrimitives.ReadInt32BigEndian(content[20..]));
        if (content.Length > 10 && content.StartsWith("GIF8"u8))
            return (BinaryPrimitives.ReadUInt16LittleEndian(content[6..]), BinaryPrimitives.ReadUInt16LittleEndian(content[8..]));
        if (content.Length > 30 && content.StartsWith("RIFF"u8) && content[8..12].SequenceEqual("WEBP"u8)) return Webp(content);
        return content.Length > 4 && content[0] == 0xFF && content[1] == 0xD8 ? Jpeg(content) : null;
    }

    private static (int, int)? Webp(ReadOnlySpan<byte> content) => content[12..16] switch
    {
        var chunk when chunk.SequenceEqual("VP8X"u8) => (Int24(content[24..]) + 1, Int24(content[27..]) + 1),
        var chunk when chunk.SequenceEqual("VP8 "u8) => (
            BinaryPrimitives.ReadUInt16LittleEndian(content[26..]) & 0x3FFF,
            BinaryPrimitives.ReadUInt16LittleEndian(content[28..]) & 0x3FFF),
        _ => Lossless(BinaryPrimitives.ReadUInt32LittleEndian(content[21..])),
    };

    private static (int, int) Lossless(uint bits) => ((int)(bits & 0x3FFF) + 1, (int)((bits >> 14) & 0x3FFF) + 1);

    /// <summary>Walks the segments up to the start of frame.</summary>
    private static (int, int)? Jpeg(ReadOnlySpan<byte> content)
    {
        var at = 2;
        while (at + 9 < content.Length && content[at] == 0xFF)
        {
            var marker = content[at + 1];
            var isFrame = marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);
            if (isFrame)
            {
                return (BinaryPrimitives.ReadUInt16BigEndian(content[(at + 7)..]),
                    BinaryPrimitives.ReadUInt16BigEndian(content[(at + 5)..]));
            }

            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(content[(at + 2)..]);
        }

        return null;
    }

    private static int Int24(ReadOnlySpan<byte> bytes) => bytes[0] | bytes[1] << 8 | bytes[2] << 16;
}
