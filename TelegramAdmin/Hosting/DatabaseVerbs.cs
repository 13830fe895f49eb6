using System.Globalization;
using TelegramAdmin.Core.Backups.Moving;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Hosting;

/// <summary>What the command line does with the database as a whole.</summary>
internal sealed class DatabaseVerbs(MoveDatabase move, AppSettings settings)
{
    private static readonly Failure Nowhere = new(FailureKind.Invalid, "move_target_unclear",
        "--to names no database. Write it like \"Host=localhost;Database=telegramadmin;Username=app;Password=secret\", postgres://app:secret@localhost/telegramadmin or /srv/telegramadmin/telegramadmin.db.");

    public async Task<Failure?> MoveAsync(string to)
    {
        if (!DatabaseAddress.TryRead(to, out var target))
            return Nowhere;
        using var engine = EngineLock.Take(settings.Engine);
        var moved = await move.RunAsync(target, Tell);
        if (!moved.TryGet(out var report, out var failure))
            return failure;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            {report.Tables} tables with {report.Rows} rows are there, and equal by count and hash.
            Now set Database:Provider to {target.Provider} and ConnectionStrings:Default to that database, and start:
              Database__Provider={target.Provider}
              ConnectionStrings__Default=…
            The data directory stays as it is: keys and files belong to both. The search index fills itself anew.
            The old database was only read. Keep it until you are sure.
            """));
        return null;
    }

    private static void Tell(MovedCount moved)
    {
        if (moved.Rows > 0 || moved.Number == moved.Of)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{moved.Number,3}/{moved.Of}  {moved.Table,-32} {moved.Rows,12}"));
    }
}
