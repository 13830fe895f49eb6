using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Tests.Running;

/// <summary>For tests of what shows when somebody with the whole database in hand changes the audit log.</summary>
internal static class AuditGuard
{
    public static async Task LiftAuditGuardAsync(this IDatabase storage)
    {
        var on = storage.Provider == DatabaseProvider.Sqlite ? "" : " ON audit_entries";
        foreach (var trigger in new[] { "audit_entries_no_update", "audit_entries_no_delete" })
            await storage.WriteAsync(null, db => db.Session.RunAsync($"DROP TRIGGER {trigger}{on}", static _ => { }));
    }
}
