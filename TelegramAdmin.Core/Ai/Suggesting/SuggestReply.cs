using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Ai.Asking;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Ai.Suggesting;

/// <summary>Fetches a suggestion for the open question of a conversation, once for each message however many look at it. It never sends anything to the person.</summary>
public sealed class SuggestReply
{
    // Whatever is older was cut off by a stop of the program.
    private static readonly TimeSpan LongestAsking = AiClient.LongestWait + AiClient.LongestWait;

    private readonly IDatabase _database;
    private readonly AiSwitch _isOn;
    private readonly AskModel _model;
    private readonly EngineOptions _options;
    private readonly EventBus _events;
    private readonly TimeProvider _time;

    internal SuggestReply(IDatabase database, AiSwitch isOn, AskModel model, EngineOptions options, EventBus events, TimeProvider time) =>
        (_database, _isOn, _model, _options, _events, _time) = (database, isOn, model, options, events, time);

    /// <param name="isAgain">Somebody wants it although it failed, or was dismissed, before.</param>
    /// <returns>A suggestion that is offered, or why there is none.</returns>
    public async Task<Result<AiAnswer>> RunAsync(WorkspaceId workspace, long conversationId, bool isAgain = false, CancellationToken cancellation = default)
    {
        if (!await _isOn.IsOnAsync(workspace))
            return AiErrors.Off;
        if (await ReadAsync(workspace, conversationId) is not { } question)
            return AiErrors.NothingAsked;
        var begun = await BeginAsync(workspace, question, isAgain);
        if (!begun.TryGet(out var row, out var refused) || row.Outcome != AiOutcome.Asked)
            return refused is null ? row! : refused;
        return await _model.RunAsync(workspace, question, asked => SettleAsync(workspace, row.Id, asked), cancellation);
    }

    private async Task<Question?> ReadAsync(WorkspaceId workspace, long conversationId)
    {
        await using var db = _database.Read(workspace);
        return await Question.LastAsync(db, conversationId);
    }

    private Task<Result<AiAnswer>> BeginAsync(WorkspaceId workspace, Question question, bool isAgain) => _database.WriteAsync(workspace, async db =>
    {
        await ConversationHeads.TakeAsync(db, question.Conversation.Id); // Of two who ask at once, the second finds the row of the first.
        var known = await db.AiAnswers.AsTracking().FirstOrDefaultAsync(a => a.MessageId == question.MessageId && a.Purpose == AiPurpose.Suggestion);
        if (known is { Outcome: AiOutcome.Asked } && known.AskedAt > _time.GetUtcNow() - LongestAsking)
            return AiErrors.UnderWay;
        if (known is { Outcome: AiOutcome.Dismissed or AiOutcome.Used, Answer.Length: > 0 } && isAgain)
            (known.Outcome, known.SettledAt, known.AdminId) = (AiOutcome.Offered, null, null);
        if (known is { Outcome: AiOutcome.Offered or AiOutcome.Used or AiOutcome.Dismissed })
            return (Result<AiAnswer>)known;
        if (known is { Error: { } error } && !isAgain)
            return new Failure(FailureKind.Unavailable, "ai_failed_before", error);
        if (known is not null)
            db.AiAnswers.Remove(known);
        await db.SaveChangesAsync();
        var row = db.AiAnswers.Add(Row(workspace, question)).Entity;
        await db.SaveChangesAsync();
        return row;
    });

    private AiAnswer Row(WorkspaceId workspace, Question question) => new()
    {
        WorkspaceId = workspace,
        ConversationId = question.Conversation.Id,
        MessageId = question.MessageId,
        Purpose = AiPurpose.Suggestion,
        Outcome = AiOutcome.Asked,
        Model = _options.Ai.Model ?? "",
        Question = question.Text,
        AskedAt = _time.GetUtcNow(),
    };

    private Task<Result<AiAnswer>> SettleAsync(WorkspaceId workspace, long id, Asked asked) => _database.WriteAsync(workspace, async db =>
    {
        if (await db.AiAnswers.AsTracking().FirstOrDefaultAsync(a => a.Id == id && a.Outcome == AiOutcome.Asked) is not { } row)
            return AiErrors.Gone;
        asked.WriteTo(row);
        var failure = asked.Failure ?? (asked.Answer is { Sources.Count: > 0, Text.Length: > 0 } ? null : AiErrors.NoSources);
        row.Error = failure?.Message;
        row.Outcome = failure is null ? AiOutcome.Offered : failure.Kind == FailureKind.Unavailable ? AiOutcome.Failed : AiOutcome.HandedOver;
        row.SettledAt = failure is null ? null : _time.GetUtcNow();
        db.AfterCommit(() => _events.Publish(new AiAnswerChanged(workspace, row.ConversationId)));
        return failure is null ? row : (Result<AiAnswer>)failure;
    });
}
