using TelegramAdmin.Core.Storage.Erasing;

namespace TelegramAdmin.Core.Access;

/// <summary>The log keeps that the team acted and when; on whom, and with which words, goes. The chain of hashes stays whole.</summary>
internal sealed class Erasing : IErasable
{
    public IReadOnlyList<PersonalRows> Rows { get; } =
    [
        new("audit_entries", "workspace_id = @workspace AND erased_at IS NULL AND (@tells(target) OR @tells(details))", $"target = '{AuditEntry.ErasedTarget}', details = NULL, salt = NULL, erased_at = @now", IsExported: false),
    ];
}
