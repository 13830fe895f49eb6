using System.Data.Common;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Search;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Storage.Erasing;
using IDatabase = TelegramAdmin.Core.Storage.IDatabase;

namespace TelegramAdmin.Core.Privacy.Erasing;

/// <summary>
/// Takes a person out of a workspace in one transaction: their rows go or are emptied, the books keep their sums under a pseudonym that leads
/// nowhere. If they write again they are somebody new.
/// </summary>
public sealed class ErasePerson(IDatabase database, IEnumerable<IErasable> erasables, IEnumerable<IPersonFiles> files, IEnumerable<IPersonTraces> traces, SearchKeeper search, TimeProvider time)
{
    /// <summary>No number of Telegram's lies below it.</summary>
    private const long LargestPseudonym = -1_000_000_000_000_000;

    private readonly IReadOnlyList<PersonalRows> _rows = [.. erasables.SelectMany(e => e.Rows)];

    /// <returns>What stands in the log: how many rows and files, and the pseudonym.</returns>
    public async Task<Result<Erasure>> RunAsync(WorkspaceId workspace, long telegramUserId, string by, CancellationToken cancellation = default)
    {
        if (telegramUserId <= 0)
            return PrivacyErrors.NotAPerson;
        var found = new List<string>();
        var pseudonym = LargestPseudonym - RandomNumberGenerator.GetInt32(int.MaxValue) * 1_000_000L - RandomNumberGenerator.GetInt32(1_000_000);
        var erased = await database.WriteAsync<Result<Erasure>>(workspace, async db =>
        {
            found.Clear(); // The work may run again.
            if (await PersonScope.FindAsync(db, workspace, telegramUserId, pseudonym, time.GetUtcNow(), cancellation) is not { } scope)
                return PrivacyErrors.NotFound;
            var erasure = new Erasure { WorkspaceId = workspace, Pseudonym = pseudonym, At = time.GetUtcNow(), By = ShortText.Cut(by, 200) };
            db.Erasures.Add(erasure);
            await db.SaveChangesAsync(CancellationToken.None); // The ledger's triggers look for it.
            foreach (var trace in traces)
                await trace.ForgetAsync(db, workspace, scope.Conversations, cancellation);
            foreach (var source in files)
                found.AddRange(await source.FindAsync(db, workspace, scope.Conversations, cancellation));
            erasure.Rows = await RemoveAsync(db, scope);
            erasure.Files = found.Count;
            return erasure;
        }, cancellation);
        if (erased.IsOk)
        {
            found.ForEach(File.Delete);
            await search.ForgetPersonAsync(workspace, telegramUserId, CancellationToken.None); // Now: before, a round in between would have taken them in again.
        }
        return erased;
    }

    private async Task<long> RemoveAsync(AppDbContext db, PersonScope scope)
    {
        await SqliteTraces.OverwriteAsync(db, isOn: true);
        var rows = 0L;
        foreach (var part in _rows)
            rows += await RunAsync(db, scope.Fill(part.Set is { } set ? $"UPDATE {part.Table} SET {set} WHERE {part.Where}" : $"DELETE FROM {part.Table} WHERE {part.Where}"));
        await SqliteTraces.OverwriteAsync(db, isOn: false);
        return rows;
    }

    private static async Task<int> RunAsync(AppDbContext db, string sql)
    {
        await using var command = Command(db, sql);
        return await command.ExecuteNonQueryAsync();
    }

    internal static DbCommand Command(AppDbContext db, string sql)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
#pragma warning disable CA2100 // Only numbers and quoted names are put into texts of ours.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }
}
