using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.AutoReplies.Acting;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Updates;
using TelegramAdmin.Core.Users;

namespace TelegramAdmin.Core.Ai.Answering;

/// <summary>
/// Puts a question down for the model: one that a rule left to it, or, where the workspace wants that, one that reached the team without any answer.
/// Only a row is written here; the model is asked afterwards, so that no update ever waits for an endpoint.
/// </summary>
internal sealed class WantAnswer(AiSwitch isOn, SettingsStore settings, HandOver handOver, EngineOptions options, AnswerBell bell) : IUpdateHandler
{
    /// <summary>So long after an operator's answer the conversation is theirs.</summary>
    public static readonly TimeSpan OperatorsTurn = TimeSpan.FromMinutes(30);

    public UpdateStage Stage => UpdateStage.Conclude;

    public async Task HandleAsync(UpdateContext context)
    {
        if (context is not { Update.Message: { } message, Bot.AnswersItself: true } || context.Find<ConversationThread>() is not { Row.Kind: ConversationKind.Private } thread || context.Find<MessageRefused>() is not null)
            return;
        var byRule = context.Find<AiWanted>();
        if (byRule is null && !await IsOpenQuestionAsync(context, thread))
            return;
        if (await isOn.IsOnAsync(context.Bot) && !string.IsNullOrWhiteSpace(message.Text ?? message.Caption) && !await IsOperatorsAsync(context, thread.Row)
            && await thread.Row.FindMessageAsync(context.Db, message.MessageId) is { Author: MessageAuthor.Person } asked)
            await PutDownAsync(context, thread.Row, asked);
        else if (byRule is not null && thread.StaysQuiet)
            await handOver.RunAsync(context.Db, thread.Row, context.Find<Recognised>()?.User, $"The rule “{byRule.RuleName}” asked for AI, which does not answer here", tellsPerson: false);
    }

    private async Task<bool> IsOpenQuestionAsync(UpdateContext context, ConversationThread thread) =>
        thread is { IsCommand: false, StaysQuiet: false } && !context.IsAnswered && await settings.GetAsync(context.Bot.WorkspaceId, AiSettings.Answers);

    private static Task<bool> IsOperatorsAsync(UpdateContext context, Conversation conversation)
    {
        var since = context.Now - OperatorsTurn;
        return context.Db.ConversationMessages.AnyAsync(m => m.ConversationId == conversation.Id && m.Author == MessageAuthor.Operator && m.Kind != MessageKind.Note && m.SentAt > since);
    }

    private async Task PutDownAsync(UpdateContext context, Conversation conversation, ConversationMessage asked)
    {
        context.Db.AiAnswers.Add(new AiAnswer
        {
            WorkspaceId = context.Bot.WorkspaceId,
            ConversationId = conversation.Id,
            MessageId = asked.Id,
            Purpose = AiPurpose.AutoAnswer,
            Outcome = AiOutcome.Asked,
            Model = options.Ai.Model ?? "",
            Question = ShortText.Cut(asked.Text, 2000),
            AskedAt = context.Now,
        });
        await context.Db.SaveChangesAsync();
        context.Db.AfterCommit(bell.Ring);
    }
}
