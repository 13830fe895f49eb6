using System.Data.Common;

namespace TelegramAdmin.Core.Storage;

/// <summary>The database cannot be used now: locked, read-only, full or gone. Nothing of a refused write was kept.</summary>
/// <param name="Code">Stable: database_locked, database_read_only, database_full, database_unreachable, database_failed.</param>
public sealed class StorageUnavailableException(string code, string message, Exception inner) : DbException(message, inner)
{
    public string Code { get; } = code;
}
