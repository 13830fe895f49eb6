using System.Buffers.Binary;
using System.IO.Compression;

namespace TelegramAdmin.Core.Settings.Appearance.Pictures;

/// <summary>
/// Reads the PNG files that browsers write from a canvas: eight bits, with or without opacity, not interlaced
/// (https://www.w3.org/TR/png-3/). A picture is only taken when all of its pixels are there.
/// </summary>
internal static class PngReader
{
    private const int HeaderLength = 13;
    private const int Around = 12; // What a chunk has besides its content.
    private const byte Opaque = 2;
    private const byte WithOpacity = 6;

    internal static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a];

    /// <returns>Null where it is no such picture or an edge is longer.</returns>
    public static Picture? Read(ReadOnlySpan<byte> file, int longestEdge)
    {
        if (!file.StartsWith(Signature) || !TryChunk(file[Signature.Length..], out var name, out var header, out var rest) || !name.SequenceEqual("IHDR"u8) || header.Length != HeaderLength)
            return null;
        var (width, height) = (BinaryPrimitives.ReadUInt32BigEndian(header), BinaryPrimitives.ReadUInt32BigEndian(header[4..]));
        if (width is 0 || height is 0 || width > longestEdge || height > longestEdge || header[8] != 8 || header[9] is not (Opaque or WithOpacity) || header[10..].ContainsAnyExcept((byte)0))
            return null;
        var channels = header[9] == Opaque ? 3 : 4;
        var rows = new byte[(int)height * ((int)width * channels + 1)];
        return TryInflate(rest, rows) && TryUnfilter(rows, (int)width * channels, channels) ? Take(rows, (int)width, (int)height, channels) : null;
    }

    /// <summary>All rows, no byte less and none more.</summary>
    private static bool TryInflate(ReadOnlySpan<byte> chunks, byte[] rows)
    {
        using var packed = new MemoryStream();
        while (TryChunk(chunks, out var name, out var content, out chunks) && !name.SequenceEqual("IEND"u8))
        {
            if (name.SequenceEqual("IDAT"u8))
                packed.Write(content);
        }
        packed.Position = 0;
        try
        {
            using var unpacked = new ZLibStream(packed, CompressionMode.Decompress);
            return unpacked.ReadAtLeast(rows, rows.Length, throwOnEndOfStream: false) == rows.Length && unpacked.ReadByte() < 0;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    /// <summary>Each byte was written as the difference to its neighbours; what a row's first byte says of which.</summary>
    private static bool TryUnfilter(byte[] rows, int stride, int channels)
    {
        var before = new byte[stride];
        for (var start = 0; start < rows.Length; start += stride + 1)
        {
            var filter = rows[start];
            var row = rows.AsSpan(start + 1, stride);
            if (filter > 4)
                return false;
            for (var i = 0; i < stride; i++)
            {
                var (left, up, corner) = (i < channels ? 0 : row[i - channels], before[i], i < channels ? 0 : before[i - channels]);
                row[i] += (byte)(filter switch { 1 => left, 2 => up, 3 => (left + up) / 2, 4 => Paeth(left, up, corner), _ => 0 });
            }
            row.CopyTo(before);
        }
        return true;
    }

    private static Picture Take(byte[] rows, int width, int height, int channels)
    {
        var picture = Picture.Empty(width, height);
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var pixel = picture.At(x, y);
                pixel[3] = byte.MaxValue;
                rows.AsSpan(y * (width * channels + 1) + 1 + x * channels, channels).CopyTo(pixel);
            }
        }
        return picture;
    }

    private static int Paeth(int left, int up, int corner)
    {
        var (byLeft, byUp, byCorner) = (Math.Abs(up - corner), Math.Abs(left - corner), Math.Abs(left + up - 2 * corner));
        return byLeft <= byUp && byLeft <= byCorner ? left : byUp <= byCorner ? up : corner;
    }

    /// <summary>Length, name, content and a checksum.</summary>
    private static bool TryChunk(ReadOnlySpan<byte> file, out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> content, out ReadOnlySpan<byte> rest)
    {
        name = content = rest = [];
        var length = file.Length < Around ? uint.MaxValue : BinaryPrimitives.ReadUInt32BigEndian(file);
        if (length > file.Length - Around)
            return false;
        name = file.Slice(4, 4);
        content = file.Slice(8, (int)length);
        rest = file[(Around + (int)length)..];
        return BinaryPrimitives.ReadUInt32BigEndian(file[(8 + (int)length)..]) == PngWriter.Checksum(file.Slice(4, 4 + (int)length));
    }
}
