using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace TelegramAdmin.Core.Storage.Sqlite;

/// <summary>
/// EF Core 10 is built against SQLitePCLRaw 2.1; where only 2.0.6 restores, that one answers for it.
/// Never fires where a newer one is in the application folder (docs/decisions/0001-sqlite-under-ef-core-10.md).
/// </summary>
internal static class SqliteAssemblies
{
#pragma warning disable CA2255 // It has to run before any EF type loads, whichever program hosts us.
    [ModuleInitializer]
    internal static void Register() => AssemblyLoadContext.Default.Resolving += (context, name) =>
    {
        if (name.Name is null || !name.Name.StartsWith("SQLitePCLRaw", StringComparison.Ordinal))
            return null;
        var path = Path.Combine(AppContext.BaseDirectory, name.Name + ".dll");
        return File.Exists(path) ? context.LoadFromAssemblyPath(path) : null;
    };
#pragma warning restore CA2255
}
