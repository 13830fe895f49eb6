using System.Buffers.Binary;
using System.Security.Cryptography;

namespace TelegramAdmin.Core.Backups.Packing;

/// <summary>
/// How a backup is encrypted: AES-256-GCM in chunks of 64 KiB, so that memory stays flat and any part can be read by itself. The key is
/// made of the passphrase with PBKDF2. Each chunk's nonce is its number and whether it is the last one, so none can be moved, repeated or cut off.
/// </summary>
internal sealed class Seal
{
    public const int ChunkSize = 64 * 1024;
    public const int TagSize = 16;
    public const int HeaderSize = 8 + 4 + SaltSize + CheckSize;

    private const int SaltSize = 16;
    private const int CheckSize = 32;
    private const int KeySize = 32;
    private const int LeastIterations = 100_000;
    private const int MostIterations = 10_000_000;

    /// <summary>As OWASP asks for PBKDF2 with SHA-256 (cheatsheetseries.owasp.org, password storage).</summary>
    private const int Iterations = 600_000;

    private readonly byte[] _key;

    private Seal(byte[] key, byte[] header) => (_key, Header) = (key, header);

    public static ReadOnlySpan<byte> Magic => "TGASEAL1"u8;

    public byte[] Header { get; }

    public static Seal Create(string passphrase)
    {
        var header = new byte[HeaderSize];
        Magic.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(8), Iterations);
        RandomNumberGenerator.Fill(header.AsSpan(12, SaltSize));
        var (key, check) = Derive(passphrase, header.AsSpan(12, SaltSize), Iterations);
        check.CopyTo(header, 12 + SaltSize);
        return new Seal(key, header);
    }

    /// <exception cref="BackupException">The passphrase is another, or the beginning is damaged.</exception>
    public static Seal Open(byte[] header, string? passphrase)
    {
        if (string.IsNullOrEmpty(passphrase))
            throw new BackupException(BackupErrors.PassphraseNeeded);
        var iterations = BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(8));
        if (iterations is < LeastIterations or > MostIterations)
            throw new BackupException(BackupErrors.Damaged("its beginning makes no sense"));
        var (key, check) = Derive(passphrase, header.AsSpan(12, SaltSize), iterations);
        if (!CryptographicOperations.FixedTimeEquals(check, header.AsSpan(12 + SaltSize, CheckSize)))
            throw new BackupException(BackupErrors.PassphraseWrong);
        return new Seal(key, header);
    }

    public AesGcm NewCipher() => new(_key, TagSize);

    public static void Nonce(Span<byte> nonce, long chunk, bool isLast)
    {
        nonce.Clear();
        nonce[0] = isLast ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteInt64BigEndian(nonce[4..], chunk);
    }

    private static (byte[] Key, byte[] Check) Derive(string passphrase, ReadOnlySpan<byte> salt, int iterations)
    {
        var made = Rfc2898DeriveBytes.Pbkdf2(passphrase, salt, iterations, HashAlgorithmName.SHA256, KeySize);
        return (HKDF.Expand(HashAlgorithmName.SHA256, made, KeySize, "encrypt"u8.ToArray()), HKDF.Expand(HashAlgorithmName.SHA256, made, CheckSize, "check"u8.ToArray()));
    }
}
