using System.Buffers.Binary;
using System.IO.Compression;

namespace TelegramAdmin.Core.Settings.Appearance.Pictures;

/// <summary>Writes pixels as a PNG file: eight bits with opacity, nothing filtered (https://www.w3.org/TR/png-3/).</summary>
public static class PngWriter
{
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(n => Step((uint)n))];

    public static byte[] Write(Picture picture)
    {
        using var file = new MemoryStream();
        file.Write(PngReader.Signature);
        Span<byte> header = [0, 0, 0, 0, 0, 0, 0, 0, 8, 6, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(header, picture.Width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], picture.Height);
        WriteChunk(file, "IHDR"u8, header);
        WriteChunk(file, "IDAT"u8, Pack(picture));
        WriteChunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    internal static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        foreach (var value in bytes)
            sum = Table[(sum ^ value) & 0xff] ^ (sum >> 8);
        return ~sum;
    }

    private static byte[] Pack(Picture picture)
    {
        using var packed = new MemoryStream();
        using (var rows = new ZLibStream(packed, CompressionLevel.Optimal))
        {
            for (var y = 0; y < picture.Height; y++)
            {
                rows.WriteByte(0);
                rows.Write(picture.Pixels.AsSpan(y * picture.Width * Picture.BytesPerPixel, picture.Width * Picture.BytesPerPixel));
            }
        }
        return packed.ToArray();
    }

    private static void WriteChunk(MemoryStream file, ReadOnlySpan<byte> name, ReadOnlySpan<byte> content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        file.Write(number);
        byte[] named = [.. name, .. content];
        file.Write(named);
        BinaryPrimitives.WriteUInt32BigEndian(number, Checksum(named));
        file.Write(number);
    }

    private static uint Step(uint value)
    {
        for (var bit = 0; bit < 8; bit++)
            value = (value & 1) == 0 ? value >> 1 : 0xedb88320 ^ (value >> 1);
        return value;
    }
}
