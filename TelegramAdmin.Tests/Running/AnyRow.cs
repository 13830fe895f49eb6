using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Tests.Running;

/// <summary>A row of any table, made from what the model says of its columns: for tests that must not forget a table, or that want one row of it and nothing more.</summary>
internal static class AnyRow
{
    private static readonly DateTimeOffset Now = new(DateTimeOffset.UtcNow.UtcTicks / 10_000_000 * 10_000_000, TimeSpan.Zero);

    /// <summary>Only what has to be there, and what is given by column.</summary>
    public static Task AddAsync(AppDbContext db, string table, params (string Column, object? Value)[] known)
    {
        var given = known.ToDictionary(k => k.Column, k => k.Value);
        return AddAsync(db, TypeOf(db, table), p => given.TryGetValue(p.GetColumnName(), out var value) ? value : p.IsNullable ? null : Plain(p),
            p => given.ContainsKey(p.GetColumnName()) || !IsCounted(p));
    }

    /// <summary>Every column.</summary>
    public static Task AddAsync(AppDbContext db, IEntityType type, Func<IProperty, object?> value) => AddAsync(db, type, value, static _ => true);

    /// <summary>Those that others point to come first.</summary>
    public static IReadOnlyList<IEntityType> InOrder(AppDbContext db)
    {
        var (rest, done) = (db.Model.GetEntityTypes().Where(t => t.GetTableName() is not null).OrderBy(t => t.GetTableName(), StringComparer.Ordinal).ToList(), new List<IEntityType>());
        while (rest.Count > 0)
        {
            var next = rest.FindAll(t => t.GetForeignKeys().All(k => k.PrincipalEntityType == t || done.Contains(k.PrincipalEntityType)));
            Assert.NotEmpty(next);
            done.AddRange(next);
            rest.RemoveAll(next.Contains);
        }
        return done;
    }

    /// <summary>Something that fits the column and means nothing.</summary>
    public static object Plain(IProperty property, string text = "x", long number = 1)
    {
        var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        return type switch
        {
            _ when type == typeof(string) => ShortText.Cut(text, property.GetMaxLength() ?? 10_000),
            _ when type == typeof(DateTimeOffset) => Now,
            _ when type == typeof(WorkspaceId) => WorkspaceId.Default,
            _ when type == typeof(BotId) => new BotId(number),
            _ when type == typeof(bool) => false,
            _ when type.IsEnum => Enum.GetValues(type).GetValue(0)!,
            _ when type == typeof(byte[]) => new byte[] { 1, 2, 3 },
            _ when type == typeof(TimeSpan) => TimeSpan.FromMinutes(1),
            _ when type == typeof(TimeOnly) => new TimeOnly(9, 30),
            _ when type == typeof(DateOnly) => DateOnly.FromDateTime(Now.UtcDateTime),
            _ => Convert.ChangeType(type == typeof(short) ? 1 : number, type, CultureInfo.InvariantCulture),
        };
    }

    private static IEntityType TypeOf(AppDbContext db, string table) => db.Model.GetEntityTypes().Single(t => t.GetTableName() == table);

    /// <summary>The database gives the number.</summary>
    private static bool IsCounted(IProperty property) => property.ValueGenerated == ValueGenerated.OnAdd && property.IsPrimaryKey();

    private static async Task AddAsync(AppDbContext db, IEntityType type, Func<IProperty, object?> value, Func<IProperty, bool> isWritten)
    {
        var columns = type.GetProperties().Where(p => p.ValueGenerated != ValueGenerated.OnAddOrUpdate && isWritten(p)).ToList();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
#pragma warning disable CA2100 // Names of the model.
        command.CommandText = $"INSERT INTO {type.GetTableName()} ({string.Join(", ", columns.Select(c => $"\"{c.GetColumnName()}\""))}) VALUES ({string.Join(", ", columns.Select((_, n) => $"@p{n}"))})";
#pragma warning restore CA2100
        foreach (var (n, column) in columns.Index())
            command.Parameters.Add(column.GetRelationalTypeMapping().CreateParameter(command, $"@p{n}", value(column), column.IsNullable));
        await command.ExecuteNonQueryAsync();
    }
}
