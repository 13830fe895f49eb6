using System.IO.Compression;
using System.Text.Json;

namespace TelegramAdmin.Core.Backups.Packing;

/// <summary>Writes a backup: a ZIP file, sealed where there is a passphrase. Nothing is held in memory.</summary>
internal sealed class PackageWriter : IDisposable
{
    private readonly List<PackedPart> _parts = [];
    private readonly FileStream _file;
    private readonly MeasuredStream _whole;
    private readonly SealedWriter? _sealed;
    private readonly Action<long> _advanced;
    private ZipArchive? _zip;

    public PackageWriter(string path, string? passphrase, Action<long> advanced)
    {
        _file = new FileStream(path, OnlyOwners(new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 1 << 16 }));
        (_whole, _advanced) = (new MeasuredStream(_file), advanced);
        if (passphrase is { Length: > 0 })
            _sealed = new SealedWriter(_whole, Seal.Create(passphrase));
        _zip = new ZipArchive((Stream?)_sealed ?? _whole, ZipArchiveMode.Create, leaveOpen: true);
    }

    public async Task AddAsync(string name, Stream content, CancellationToken cancellation)
    {
        var level = name.StartsWith("media/", StringComparison.Ordinal) ? CompressionLevel.NoCompression : CompressionLevel.Fastest;
        await using var entry = _zip!.CreateEntry(name, level).Open();
        using var measured = new MeasuredStream(entry, _advanced);
        await content.CopyToAsync(measured, cancellation);
        _parts.Add(new PackedPart(name, measured.Bytes, measured.Sha256()));
    }

    /// <summary>The end: after it the file is on disk.</summary>
    public (long Bytes, string Sha256) Finish(BackupManifest manifest)
    {
        using (var entry = _zip!.CreateEntry(BackupManifest.EntryName, CompressionLevel.Fastest).Open())
            JsonSerializer.Serialize(entry, manifest with { Parts = _parts });
        _zip.Dispose();
        _zip = null;
        _sealed?.Dispose();
        _file.Flush(flushToDisk: true);
        return (_whole.Bytes, _whole.Sha256());
    }

    public void Dispose()
    {
        // Given up midway: whoever made the file deletes it, so its end need not be written.
        _file.Dispose();
        _whole.Dispose();
    }

    private static FileStreamOptions OnlyOwners(FileStreamOptions options)
    {
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }
}
