using System.Security.Cryptography;

namespace TelegramAdmin.Core.Backups.Packing;

/// <summary>Reads what <see cref="SealedWriter"/> wrote, at any place; holds one chunk in memory.</summary>
internal sealed class SealedReader : Stream
{
    private const int Stride = Seal.ChunkSize + Seal.TagSize;

    private readonly Stream _from;
    private readonly Seal _seal;
    private readonly AesGcm _cipher;
    private readonly long _chunks;
    private readonly byte[] _sealed = new byte[Stride];
    private readonly byte[] _plain = new byte[Seal.ChunkSize];
    private long _open = -1;
    private int _openLength;

    public SealedReader(Stream from, Seal seal)
    {
        (_from, _seal, _cipher) = (from, seal, seal.NewCipher());
        var body = from.Length - Seal.HeaderSize;
        _chunks = (body + Stride - 1) / Stride;
        if (_chunks == 0 || body - (_chunks - 1) * Stride < Seal.TagSize)
            throw new BackupException(BackupErrors.NotABackup);
        Length = body - _chunks * Seal.TagSize;
    }

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length { get; }

    public override long Position { get; set; }

    public override int Read(Span<byte> buffer)
    {
        if (Position >= Length || buffer.IsEmpty)
            return 0;
        OpenChunk(Position / Seal.ChunkSize);
        var start = (int)(Position % Seal.ChunkSize);
        var taken = Math.Min(buffer.Length, _openLength - start);
        _plain.AsSpan(start, taken).CopyTo(buffer);
        Position += taken;
        return taken;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => Length + offset,
    };

    public override void Flush()
    {
    }

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _cipher.Dispose();
            CryptographicOperations.ZeroMemory(_plain);
            _from.Dispose();
        }
        base.Dispose(disposing);
    }

    private void OpenChunk(long chunk)
    {
        if (chunk == _open)
            return;
        _open = -1;
        _from.Position = Seal.HeaderSize + chunk * Stride;
        var length = _from.ReadAtLeast(_sealed, Stride, throwOnEndOfStream: false) - Seal.TagSize;
        Span<byte> nonce = stackalloc byte[12];
        Seal.Nonce(nonce, chunk, isLast: chunk == _chunks - 1);
        try
        {
            _cipher.Decrypt(nonce, _sealed.AsSpan(0, length), _sealed.AsSpan(length, Seal.TagSize), _plain.AsSpan(0, length), _seal.Header);
        }
        catch (CryptographicException)
        {
            throw new BackupException(BackupErrors.Damaged("a part of it was changed, or its end is missing"));
        }
        (_open, _openLength) = (chunk, length);
    }
}
