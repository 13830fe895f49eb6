using TelegramAdmin.Core.Conversations.Writing;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.QuickReplies.Editing;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.QuickReplies.Filling;

/// <summary>Sends all messages of a quick reply in their order.</summary>
public sealed class SendQuickReply(FillReply fill, SendReply send, CountReplyUse uses)
{
    /// <param name="draft">Who sends, what they had seen, and which message the first one answers; its text is not used.</param>
    /// <param name="given">What the operator wrote for variables that nobody knows.</param>
    /// <returns>Our id of the last message.</returns>
    public async Task<Result<long>> RunAsync(WorkspaceId workspace, long conversationId, QuickReply reply, ReplyDraft draft, IReadOnlyDictionary<string, string>? given = null, CancellationToken cancellation = default)
    {
        if (!(await fill.RunAsync(workspace, conversationId, reply, draft.AdminName, given, cancellation)).TryGet(out var filled, out var failure))
            return failure;
        if (filled.Missing.Count > 0)
            return QuickReplyErrors.Missing(filled.Missing);
        if (QuickReplyRules.CheckFilled(filled.Steps) is { } wrong)
            return wrong; // Values made it longer than it was when it was saved.
        return await SendAllAsync(workspace, conversationId, filled, draft, cancellation);
    }

    private async Task<Result<long>> SendAllAsync(WorkspaceId workspace, long conversationId, FilledReply filled, ReplyDraft draft, CancellationToken cancellation)
    {
        var last = 0L;
        foreach (var (index, step) in filled.Steps.Index())
        {
            var sent = await send.RunAsync(workspace, conversationId, DraftOf(step, draft, isFirst: index == 0), cancellation);
            if (!sent.TryGet(out last, out var refused))
                return index == 0 ? refused : QuickReplyErrors.StoppedAfter(index, refused);
        }
        if (draft.AdminId is { } sender)
            await uses.RunAsync(workspace, filled.Reply.Id, sender);
        return last;
    }

    private static ReplyDraft DraftOf(ReplyStep step, ReplyDraft draft, bool isFirst) => new(draft.AdminId, draft.AdminName, step.Text)
    {
        KeptFiles = step.File is { } file ? [file] : [],
        Buttons = step.Buttons ?? [],
        SendAt = draft.SendAt,
        SeenUpTo = isFirst ? draft.SeenUpTo : null,
        ReplyToTelegramId = isFirst ? draft.ReplyToTelegramId : null,
    };
}
