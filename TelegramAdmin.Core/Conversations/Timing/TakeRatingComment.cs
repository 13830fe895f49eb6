using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Updates;
using TelegramAdmin.Core.Users;

namespace TelegramAdmin.Core.Conversations.Timing;

/// <summary>What somebody writes right after a low rating is kept with it. It goes to the team as well, as every message does.</summary>
public sealed class TakeRatingComment(BotTexts texts, BotVoice voice) : IUpdateHandler
{
    public static readonly TimeSpan Awaited = TimeSpan.FromMinutes(15);

    private const int Longest = 1000;

    public UpdateStage Stage => UpdateStage.Answer;

    public async Task HandleAsync(UpdateContext context)
    {
        if (context.IsAnswered || context.Update.Message?.Text is not { Length: > 0 } text)
            return;
        if (context.Find<ConversationThread>() is not { StaysQuiet: false, Row: { State: ConversationState.Closed, Kind: ConversationKind.Private } conversation })
            return; // Closed still: a message opens it only after all answers.
        var visit = await context.Db.ConversationVisits.AsTracking().Where(v => v.ConversationId == conversation.Id).OrderByDescending(v => v.Id).FirstOrDefaultAsync();
        if (visit is not { RatingComment: null, RatedAt: { } rated } || !RateVisit.IsLow(visit.Rating) || context.Now - rated > Awaited)
            return;
        visit.RatingComment = ShortText.Cut(text, Longest);
        context.IsAnswered = true;
        var person = context.Find<Recognised>()!.User;
        var words = await texts.InAsync(context.Db, context.Bot.WorkspaceId, person.Language);
        await voice.SayAsync(context.Db, conversation, BotScreen.Of(words.Say("conversation.rate_noted", ("first_name", person.FirstName), ("bot_name", context.Bot.Name))));
    }
}
