namespace TelegramAdmin.Core.Backups.Elsewhere;

/// <summary>Somewhere else where copies of backups lie.</summary>
/// <remarks>Each member throws a <see cref="BackupException"/> with what to do where the place refuses or cannot be reached.</remarks>
internal interface ICopyPlace
{
    /// <summary>Whether others may reach it, so that what lies there has to be encrypted.</summary>
    bool IsForeign { get; }

    Task<IReadOnlyList<PlacedCopy>> ListAsync(CancellationToken cancellation);

    /// <summary>Whole or not at all: a name shows only once everything is there.</summary>
    Task PutAsync(string name, string path, CancellationToken cancellation);

    Task RemoveAsync(string name, CancellationToken cancellation);
}

/// <summary>A file at the second place.</summary>
public sealed record PlacedCopy(string Name, long Bytes);
