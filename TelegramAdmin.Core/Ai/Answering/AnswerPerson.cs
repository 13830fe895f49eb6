using System.Net;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Ai.Asking;
using TelegramAdmin.Core.AutoReplies.Acting;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Localization;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Users;

namespace TelegramAdmin.Core.Ai.Answering;

/// <summary>Answers one question by the model where it is sure enough; else the team has it, as if nobody had asked a model.</summary>
internal sealed class AnswerPerson(IDatabase database, AskModel model, SettingsStore settings, BotVoice voice, HandOver handOver, BotTexts texts, EventBus events, TimeProvider time)
{
    /// <summary>What the team reads beside the answer.</summary>
    public const string Source = "AI";

    /// <summary>An answer that comes later than this helps nobody.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);

    private const string TooLate = "It waited too long for the model";
    private const string Newer = "The person wrote again meanwhile";
    private const string Taken = "Somebody of the team answered meanwhile";

    public async Task RunAsync(AiAnswer row, CancellationToken cancellation)
    {
        if (row.AskedAt < time.GetUtcNow() - LongestWait)
        {
            await SettleAsync(row, Asked.Nobody(AiErrors.Silent), null, TooLate);
            return;
        }
        if (await ReadAsync(row) is not { } question)
        {
            await SettleAsync(row, Asked.Nobody(AiErrors.NothingAsked), null, null);
            return;
        }
        await model.RunAsync(row.WorkspaceId, question, async asked => await SettleAsync(row, asked, question, null), cancellation);
    }

    private async Task<Question?> ReadAsync(AiAnswer row)
    {
        await using var db = database.Read(row.WorkspaceId);
        return await WhyVoidAsync(db, row) is null ? await Question.OfAsync(db, row.ConversationId, row.MessageId) : null;
    }

    private Task<bool> SettleAsync(AiAnswer asked, Asked came, Question? question, string? why) => database.WriteAsync(asked.WorkspaceId, async db =>
    {
        var conversation = await ConversationHeads.TakeAsync(db, asked.ConversationId);
        var row = await db.AiAnswers.AsTracking().FirstOrDefaultAsync(a => a.Id == asked.Id && a.Outcome == AiOutcome.Asked);
        if (conversation is null || row is null)
            return false;
        came.WriteTo(row);
        row.SettledAt = time.GetUtcNow();
        if (await WhyVoidAsync(db, row) is { } reason)
            await DropAsync(db, conversation, row, reason);
        else if (question is not null && came.Answer is { } answer && await IsSureAsync(row.WorkspaceId, answer))
            await SayAsync(db, conversation, row, question, answer);
        else
            await LeaveToTeamAsync(db, conversation, row, why ?? came.Failure?.Message ?? "The model is not sure enough");
        db.AfterCommit(() => events.Publish(new AiAnswerChanged(row.WorkspaceId, row.ConversationId)));
        return true;
    });

    /// <summary>Null while nobody wrote in between.</summary>
    private static async Task<string?> WhyVoidAsync(AppDbContext db, AiAnswer row)
    {
        var later = await db.ConversationMessages.Where(m => m.ConversationId == row.ConversationId && m.Id > row.MessageId && m.Kind != MessageKind.Note && m.Kind != MessageKind.ButtonPress
            && (m.Author == MessageAuthor.Person || m.Author == MessageAuthor.Operator)).Select(m => m.Author).ToListAsync();
        return later.Contains(MessageAuthor.Operator) ? Taken : later.Count > 0 ? Newer : null;
    }

    // What the person wrote since is a question of its own, which takes this one in; unless it was none, and nobody knows of either.
    private async Task DropAsync(AppDbContext db, Conversation conversation, AiAnswer row, string why)
    {
        (row.Outcome, row.Error) = (AiOutcome.HandedOver, why);
        if (why == Newer && conversation.WaitingSince is null && !await db.AiAnswers.AnyAsync(a => a.ConversationId == row.ConversationId && a.Id > row.Id && a.Purpose == AiPurpose.AutoAnswer))
            await LeaveToTeamAsync(db, conversation, row, why);
    }

    private async Task<bool> IsSureAsync(WorkspaceId workspace, ModelAnswer answer) =>
        answer.Text.Length > 0 && answer.Confidence >= await settings.GetAsync(workspace, AiSettings.Limit)
        && !TextTemplate.VariablesIn(answer.Text).Any(); // A place that it left open is nothing to send.

    private async Task SayAsync(AppDbContext db, Conversation conversation, AiAnswer row, Question question, ModelAnswer answer)
    {
        var person = await PersonAsync(db, conversation);
        var words = await texts.InAsync(db, conversation.WorkspaceId, person?.Language);
        await voice.SayAsync(db, conversation, BotScreen.Of(WebUtility.HtmlEncode(answer.Text), [new BotButton(words.Plain("button.faq.person"), PersonButton.Data)]), Source);
        row.Outcome = AiOutcome.Sent;
        if (question.AskedSince is { } last && conversation.WaitingSince < last)
            return; // They wait for something from before, too.
        conversation.UnreadCount = 0;
        (conversation.WaitingSince, conversation.DueAt, conversation.RemindedAt) = (null, null, null);
    }

    // Where a rule left it to the model, the team has not heard of it yet.
    private async Task LeaveToTeamAsync(AppDbContext db, Conversation conversation, AiAnswer row, string why)
    {
        row.Outcome = AiOutcome.HandedOver;
        row.Error = why;
        var note = $"AI left this to the team: {char.ToLowerInvariant(why[0])}{why[1..].TrimEnd('.')}";
        if (conversation.WaitingSince is null)
            await handOver.RunAsync(db, conversation, await PersonAsync(db, conversation), note, tellsPerson: false);
        else
            await voice.NoteAsync(db, conversation, note);
    }

    private static Task<BotUser?> PersonAsync(AppDbContext db, Conversation conversation) =>
        db.BotUsers.FirstOrDefaultAsync(u => u.BotId == conversation.BotId && u.TelegramUserId == conversation.ChatId);
}
