using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Ai.Asking;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Ai.Suggesting;

/// <summary>What stands above the field for a conversation, and what an operator decides about it.</summary>
public sealed class SuggestionDesk(IDatabase database, AiSwitch isOn, SettingsStore settings, EventBus events, TimeProvider time)
{
    /// <returns>Null while AI is off.</returns>
    public async Task<SuggestionState?> FindAsync(WorkspaceId workspace, long conversationId)
    {
        if (!await isOn.IsOnAsync(workspace))
            return null;
        await using var db = database.Read(workspace);
        var question = await Question.LastAsync(db, conversationId);
        var row = question is null ? null : await db.AiAnswers.FirstOrDefaultAsync(a => a.MessageId == question.MessageId && a.Purpose == AiPurpose.Suggestion);
        return new SuggestionState(question?.MessageId, row, await settings.GetAsync(workspace, AiSettings.SuggestsByItself) && question?.Conversation.WaitingSince is not null);
    }

    /// <summary>An operator takes it into their answer, or does not want it.</summary>
    public async Task<Failure?> DecideAsync(WorkspaceId workspace, long answerId, bool isUsed, long adminId) => await database.WriteAsync(workspace, async db =>
    {
        if (await db.AiAnswers.AsTracking().FirstOrDefaultAsync(a => a.Id == answerId && a.Purpose == AiPurpose.Suggestion) is not { } row)
            return AiErrors.Gone;
        if (row.Outcome is not (AiOutcome.Offered or AiOutcome.Used or AiOutcome.Dismissed))
            return AiErrors.Gone;
        (row.Outcome, row.AdminId, row.SettledAt) = (isUsed ? AiOutcome.Used : AiOutcome.Dismissed, adminId, time.GetUtcNow());
        db.AfterCommit(() => events.Publish(new AiAnswerChanged(workspace, row.ConversationId)));
        return (Failure?)null;
    });
}

/// <param name="MessageId">The open question; null where there is none with words in it.</param>
/// <param name="Row">What was asked for it already.</param>
/// <param name="WantsOne">Whether one shall be fetched without anybody's asking.</param>
public sealed record SuggestionState(long? MessageId, AiAnswer? Row, bool WantsOne);
