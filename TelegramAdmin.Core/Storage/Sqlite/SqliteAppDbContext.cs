using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace TelegramAdmin.Core.Storage.Sqlite;

/// <summary>The model on SQLite, where a time is a whole number of microseconds since 1970 so that it sorts and compares.</summary>
public sealed class SqliteAppDbContext(DbContextOptions<SqliteAppDbContext> options) : AppDbContext(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<TimeConverter>();
    }

    private sealed class TimeConverter() : ValueConverter<DateTimeOffset, long>(at => SqliteTime.ToNumber(at), value => SqliteTime.FromNumber(value));
}
