namespace TelegramAdmin.Core.Backups.Making;

/// <summary>A backup that somebody wants.</summary>
/// <param name="Passphrase">Encrypts it; null or empty leaves it open.</param>
/// <param name="Path">Another place than the folder of backups.</param>
public sealed record BackupRequest(BackupOrigin Origin, string? MadeBy = null, string? Passphrase = null, string? Path = null)
{
    /// <summary>Shorter ones are guessed by whoever has the file.</summary>
    public const int ShortestPassphrase = 12;
}
