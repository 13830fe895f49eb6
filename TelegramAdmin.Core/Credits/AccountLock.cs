using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Credits;

/// <summary>Takes an account's row for the rest of a transaction, so that of two who move its credits one waits for the other.</summary>
internal static class AccountLock
{
    private const string Lock = "UPDATE credit_accounts SET balance = balance WHERE workspace_id = @workspace AND telegram_user_id = @user RETURNING id";

    private const string Make = """
        INSERT INTO credit_accounts (workspace_id, telegram_user_id, balance, held, granted, spent, messages_sent, tutorial, tutorial_step, created_at)
        VALUES (@workspace, @user, 0, 0, 0, 0, 0, 1, 1, @at) ON CONFLICT (workspace_id, telegram_user_id) DO NOTHING
        """;

    public static async Task<CreditAccount> TakeAsync(AppDbContext db, WorkspaceId workspace, long user, DateTimeOffset now)
    {
        // Opened before in this transaction: locked already, and kept true by the ledger.
        if (db.CreditAccounts.Local.FirstOrDefault(a => a.WorkspaceId == workspace && a.TelegramUserId == user) is { } open)
            return open;
        if (await LockAsync(db, workspace, user) is not { } id)
        {
            await db.Session.RunAsync(Make, p => p.Add("@workspace", workspace).Add("@user", user).Add("@at", now));
            id = (await LockAsync(db, workspace, user))!.Value;
        }
        return await db.CreditAccounts.AsTracking().FirstAsync(a => a.Id == id);
    }

    /// <summary>Tells EF of a value that hand-written SQL has stored.</summary>
    public static void Refresh<T>(AppDbContext db, CreditAccount account, Expression<Func<CreditAccount, T>> property, T value)
    {
        var entry = db.Entry(account).Property(property);
        (entry.CurrentValue, entry.OriginalValue) = (value, value);
    }

    private static async Task<long?> LockAsync(AppDbContext db, WorkspaceId workspace, long user)
    {
        long? id = null;
        await db.Session.ForEachAsync(Lock, [user], (p, u) => p.Add("@workspace", workspace).Add("@user", u), (_, row) => id = row.GetInt64(0));
        return id;
    }
}
