using System.CommandLine;

namespace TelegramAdmin.Hosting;

/// <summary>The verbs of the database as a whole.</summary>
internal static class DatabaseCommands
{
    private const string Variable = "TELEGRAMADMIN_MOVE_TO";

    public static Command All() => new("database", "The database as a whole.") { Move() };

    private static Command Move()
    {
        var to = new Option<string>("--to")
        {
            Description = $"The new, empty database: a connection string, an address like postgres://…, or a file for SQLite. With a password better in the environment, as {Variable}.",
            DefaultValueFactory = _ => Environment.GetEnvironmentVariable(Variable) ?? "",
        };
        var move = CommandLine.Verb("move", "Copies everything into another database, SQLite to PostgreSQL or back, and compares every table. The app must be stopped; the old database is only read.",
            (verbs, parsed) => verbs.WithDatabaseAsync(database => database.MoveAsync(parsed.GetValue(to)!)));
        move.Add(to);
        return move;
    }
}
