using TelegramAdmin.Core.AutoReplies.Matching;
using TelegramAdmin.Core.AutoReplies.Rules;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.AutoReplies.Acting;

/// <summary>Writes down that rules and answers of the FAQ acted, for whom, and what went wrong. Part of the caller's transaction.</summary>
internal sealed class RuleLedger(EventBus events)
{
    private const string Use = "UPDATE auto_rules SET uses = uses + 1, last_used_at = @at WHERE id = @id AND workspace_id = @workspace";
    private const string UseFaq = "UPDATE faq_entries SET uses = uses + 1, last_used_at = @at WHERE id = @id AND workspace_id = @workspace";
    private const string Trouble = "UPDATE auto_rules SET trouble = @trouble WHERE id = @id";
    private const string SwitchOff = "UPDATE auto_rules SET trouble = @trouble, is_on = @off WHERE id = @id";

    private const string Firing = """
        INSERT INTO rule_firings (workspace_id, rule_id, conversation_id, waiting_since) VALUES (@workspace, @rule, @conversation, @since)
        ON CONFLICT (rule_id, conversation_id) DO UPDATE SET waiting_since = excluded.waiting_since
        """;

    /// <param name="once">What it acts for once: the begin of a wait, the end of a closing.</param>
    public static async Task ActedAsync(AppDbContext db, CompiledRule rule, Conversation conversation, DateTimeOffset once, DateTimeOffset now)
    {
        await db.Session.RunAsync(Firing, p => p.Add("@workspace", conversation.WorkspaceId).Add("@rule", rule.Id).Add("@conversation", conversation.Id).Add("@since", (DateTimeOffset?)once));
        await UsedAsync(db, conversation.WorkspaceId, rule.Id, now);
    }

    public static Task UsedAsync(AppDbContext db, WorkspaceId workspace, long ruleId, DateTimeOffset now) =>
        db.Session.RunAsync(Use, p => p.Add("@at", (DateTimeOffset?)now).Add("@id", ruleId).Add("@workspace", workspace));

    public static Task FaqUsedAsync(AppDbContext db, WorkspaceId workspace, long entryId, DateTimeOffset now) =>
        db.Session.RunAsync(UseFaq, p => p.Add("@at", (DateTimeOffset?)now).Add("@id", entryId).Add("@workspace", workspace));

    public static Task TroubleAsync(AppDbContext db, long ruleId, string trouble) =>
        db.Session.RunAsync(Trouble, p => p.Add("@trouble", ShortText.Cut(trouble, AutoRule.LongestTrouble)).Add("@id", ruleId));

    public async Task SwitchOffAsync(AppDbContext db, WorkspaceId workspace, long ruleId, string trouble)
    {
        await db.Session.RunAsync(SwitchOff, p => p.Add("@trouble", ShortText.Cut(trouble, AutoRule.LongestTrouble)).Add("@off", false).Add("@id", ruleId));
        db.AfterCommit(() => events.Publish(new RulesChanged(workspace)));
    }
}
