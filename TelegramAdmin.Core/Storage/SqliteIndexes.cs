using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace TelegramAdmin.Core.Storage;

/// <summary>
/// Indexes that hold all that a long question reads of a table, in the order in which it reads: SQLite answers it several times faster so,
/// while PostgreSQL joins whole tables and would only write more.
/// </summary>
public static class SqliteIndexes
{
    private const string Mark = "TelegramAdmin:SqliteOnly";

    public static IndexBuilder<T> OnSqliteOnly<T>(this IndexBuilder<T> index)
    {
        index.HasAnnotation(Mark, true);
        return index;
    }

    internal static void LeaveOut(IMutableModel model)
    {
        foreach (var entity in model.GetEntityTypes())
        {
            foreach (var index in entity.GetIndexes().Where(i => i.FindAnnotation(Mark) is not null).ToList())
                entity.RemoveIndex(index);
        }
    }
}
