using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns.Sequences.Running;

/// <summary>Takes somebody out of sequences before the last step.</summary>
internal static class LeaveSequences
{
    public const string OptedOut = "Opted out of its category";

    private const string Replied = $"{Leave} AND sequence_id IN (SELECT id FROM sequences WHERE workspace_id = @workspace AND ends_with_reply = TRUE)";
    private const string Muted = $"{Leave} AND sequence_id IN (SELECT id FROM sequences WHERE workspace_id = @workspace AND category_id = @category)";

    private const string Leave = """
        UPDATE sequence_runs SET state = 4, due_at = NULL, ended_at = @at, reason = @reason
        WHERE workspace_id = @workspace AND telegram_user_id = @person AND state IN (1, 2)
        """;

    public static Task AfterReplyAsync(WriteSession session, WorkspaceId workspace, long telegramUserId, DateTimeOffset at) => session.RunAsync(Replied, p => p
        .Add("@at", at).Add("@reason", "They wrote to the team").Add("@workspace", workspace).Add("@person", telegramUserId));

    public static Task AfterOptOutAsync(WriteSession session, WorkspaceId workspace, long telegramUserId, long category, DateTimeOffset at) => session.RunAsync(Muted, p => p
        .Add("@at", at).Add("@reason", OptedOut).Add("@workspace", workspace).Add("@person", telegramUserId).Add("@category", category));
}
