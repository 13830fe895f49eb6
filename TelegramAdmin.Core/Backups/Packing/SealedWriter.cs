using System.Security.Cryptography;

namespace TelegramAdmin.Core.Backups.Packing;

/// <summary>Encrypts what is written, chunk by chunk; see <see cref="Seal"/>. Disposing it writes the last chunk.</summary>
internal sealed class SealedWriter : Stream
{
    private readonly Stream _to;
    private readonly Seal _seal;
    private readonly AesGcm _cipher;
    private readonly byte[] _plain = new byte[Seal.ChunkSize];
    private readonly byte[] _sealed = new byte[Seal.ChunkSize + Seal.TagSize];
    private long _chunk;
    private int _held;
    private bool _isDone;

    public SealedWriter(Stream to, Seal seal)
    {
        (_to, _seal, _cipher) = (to, seal, seal.NewCipher());
        to.Write(seal.Header);
    }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            if (_held == _plain.Length)
                WriteChunk(isLast: false);
            var taken = Math.Min(buffer.Length, _plain.Length - _held);
            buffer[..taken].CopyTo(_plain.AsSpan(_held));
            _held += taken;
            buffer = buffer[taken..];
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    // What is held back goes with the next chunk: a shorter one would be taken for the last.
    public override void Flush() => _to.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_isDone)
        {
            _isDone = true;
            try
            {
                WriteChunk(isLast: true);
                _to.Flush();
            }
            finally
            {
                _cipher.Dispose();
                CryptographicOperations.ZeroMemory(_plain);
            }
        }
        base.Dispose(disposing);
    }

    private void WriteChunk(bool isLast)
    {
        Span<byte> nonce = stackalloc byte[12];
        Seal.Nonce(nonce, _chunk++, isLast);
        _cipher.Encrypt(nonce, _plain.AsSpan(0, _held), _sealed.AsSpan(0, _held), _sealed.AsSpan(_held, Seal.TagSize), _seal.Header);
        _to.Write(_sealed.AsSpan(0, _held + Seal.TagSize));
        _held = 0;
    }
}
