using System.Globalization;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Tests.Running;

/// <summary>Every table as the product reads it, so that the same on two kinds of database reads the same.</summary>
internal static class ModelPrints
{
    private static readonly MethodInfo Read = typeof(ModelPrints).GetMethod(nameof(ReadAsync), BindingFlags.Static | BindingFlags.NonPublic, [typeof(AppDbContext)])!;

    /// <returns>Rows by table, in words and in order.</returns>
    public static async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> ReadAllAsync(IDatabase storage)
    {
        await using var db = storage.ReadAll();
        var prints = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var type in db.Model.GetEntityTypes().Where(t => t.GetTableName() is not null))
            prints[type.GetTableName()!] = await (Task<IReadOnlyList<string>>)Read.MakeGenericMethod(type.ClrType).Invoke(null, [db])!;
        return prints;
    }

    private static async Task<IReadOnlyList<string>> ReadAsync<T>(AppDbContext db) where T : class
    {
        var rows = await db.Set<T>().AsTracking().ToListAsync();
        return [.. rows.Select(row => string.Join('\u001f', db.Entry(row).Properties.OrderBy(p => p.Metadata.Name, StringComparer.Ordinal).Select(p => $"{p.Metadata.Name}={Text(p.CurrentValue)}"))).Order(StringComparer.Ordinal)];
    }

    private static string Text(object? value) => value switch
    {
        null => "∅",
        byte[] bytes => Convert.ToHexString(bytes),
        DateTimeOffset at => at.UtcTicks.ToString(CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
