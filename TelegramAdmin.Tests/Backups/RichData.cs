using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using TelegramAdmin.Core.Security;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Backups;

/// <summary>A row in every table, with letters that are easily lost on the way.</summary>
internal static class RichData
{
    public const long Number = 77;

    /// <returns>What is there then.</returns>
    public static async Task<IReadOnlyDictionary<string, (int Rows, string Hash)>> FillAsync(TestDatabase database)
    {
        var token = new SecretProtector(DataProtectionProvider.Create(new DirectoryInfo(Path.Combine(database.Folder, "keys")), p => p.SetApplicationName("TelegramAdmin"))).Protect("1:token");
        await using var open = await DatabaseReader.OpenAsync(database);
        await open.Storage.WriteAsync(null, async db =>
        {
            foreach (var type in AnyRow.InOrder(db))
                await AnyRow.AddAsync(db, type, p => ValueOf(p, token));
        });
        return await TablePrints.ReadAsync(open.Storage);
    }

    private static object? ValueOf(IProperty property, string token) => property.GetColumnName() switch
    {
        "protected_token" => token,
        "workspace_id" => WorkspaceId.Default,
        "id" when property.ClrType == typeof(WorkspaceId) => WorkspaceId.Default, // Every start makes it where it is missing.
        _ => AnyRow.Plain(property, $"«{property.GetColumnName()}» ' \" \\ \t 🦊", Number),
    };
}
