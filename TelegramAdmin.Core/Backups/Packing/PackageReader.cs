using System.IO.Compression;
using System.Text.Json;

namespace TelegramAdmin.Core.Backups.Packing;

/// <summary>Reads a backup, and refuses whatever is not as it was written.</summary>
internal sealed class PackageReader : IDisposable
{
    private const long LargestManifest = 64L * 1024 * 1024;

    private readonly Stream _stream;
    private readonly ZipArchive _zip;
    private readonly Action<long>? _advanced;

    private PackageReader(Stream stream, ZipArchive zip, BackupManifest manifest, Action<long>? advanced) =>
        (_stream, _zip, Manifest, _advanced) = (stream, zip, manifest, advanced);

    public BackupManifest Manifest { get; }

    /// <exception cref="BackupException">It is none, it is damaged, or the passphrase is not its.</exception>
    public static PackageReader Open(string path, string? passphrase, Action<long>? advanced = null)
    {
        Stream stream = OpenFile(path);
        try
        {
            if (IsSealed(stream))
                stream = Unseal(stream, passphrase);
            var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            return new PackageReader(stream, zip, ReadManifest(zip), advanced);
        }
        catch (Exception e)
        {
            stream.Dispose();
            if (e is InvalidDataException or EndOfStreamException or JsonException)
                throw new BackupException(BackupErrors.NotABackup);
            throw;
        }
    }

    public static bool IsEncrypted(string path)
    {
        using var stream = OpenFile(path);
        return IsSealed(stream);
    }

    /// <summary>Writes a part to where it belongs and checks it meanwhile.</summary>
    /// <exception cref="BackupException">It is missing or not as it was packed.</exception>
    public async Task CopyAsync(PackedPart part, Stream to, CancellationToken cancellation)
    {
        var entry = _zip.GetEntry(part.Name) ?? throw new BackupException(BackupErrors.Damaged($"{part.Name} is missing"));
        using var measured = new MeasuredStream(to, _advanced, part.Bytes);
        try
        {
            await using var content = entry.Open();
            await content.CopyToAsync(measured, cancellation);
        }
        catch (InvalidDataException)
        {
            throw new BackupException(BackupErrors.Damaged($"{part.Name} cannot be unpacked"));
        }
        if (measured.Bytes != part.Bytes || measured.Sha256() != part.Sha256)
            throw new BackupException(BackupErrors.Damaged($"{part.Name} is not what was packed"));
    }

    public void Dispose()
    {
        _zip.Dispose();
        _stream.Dispose();
    }

    private static FileStream OpenFile(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new BackupException(BackupErrors.NotFound);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new BackupException(BackupErrors.Damaged(e.Message.TrimEnd('.')));
        }
    }

    private static bool IsSealed(Stream stream)
    {
        Span<byte> magic = stackalloc byte[Seal.Magic.Length];
        stream.Position = 0;
        var read = stream.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        return read == magic.Length && magic.SequenceEqual(Seal.Magic);
    }

    private static SealedReader Unseal(Stream stream, string? passphrase)
    {
        var header = new byte[Seal.HeaderSize];
        stream.ReadExactly(header);
        return new SealedReader(stream, Seal.Open(header, passphrase));
    }

    private static BackupManifest ReadManifest(ZipArchive zip)
    {
        var entry = zip.GetEntry(BackupManifest.EntryName) ?? throw new BackupException(BackupErrors.NotABackup);
        if (entry.Length > LargestManifest)
            throw new BackupException(BackupErrors.NotABackup);
        using var content = entry.Open();
        var manifest = JsonSerializer.Deserialize<BackupManifest>(content) ?? throw new BackupException(BackupErrors.NotABackup);
        if (manifest.Format > BackupManifest.CurrentFormat)
            throw new BackupException(BackupErrors.Newer(manifest.Version));
        return manifest;
    }
}
