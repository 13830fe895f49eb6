using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.BotApi.Types;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Updates;
using TelegramAdmin.Core.Users;

namespace TelegramAdmin.Core.Conversations.Timing;

/// <summary>Takes the stars that a person gives with the buttons of <see cref="AskRating"/>: one rating for each visit, by whom it is about.</summary>
public sealed class RateVisit(BotTexts texts, BotVoice voice) : IUpdateHandler
{
    /// <summary>So long after closing the question is open.</summary>
    public static readonly TimeSpan StaysOpen = TimeSpan.FromDays(7);

    /// <summary>So long after a press another one changes the rating.</summary>
    public static readonly TimeSpan Changeable = TimeSpan.FromDays(1);

    public UpdateStage Stage => UpdateStage.Answer;

    public async Task HandleAsync(UpdateContext context)
    {
        if (context.IsAnswered || context.Update.CallbackQuery is not { Data: { } data } press || !data.StartsWith(AskRating.Route + ":", StringComparison.Ordinal))
            return;
        var person = context.Find<Recognised>()!.User;
        var words = await texts.InAsync(context.Db, context.Bot.WorkspaceId, person.Language);
        (string, object)[] names = [("first_name", person.FirstName), ("bot_name", context.Bot.Name)];
        if (Read(data) is not { } given || await FindAsync(context, press, given.Visit) is not var (conversation, visit))
        {
            voice.AnswerPress(context, words.Plain("conversation.rate_over", names));
            return;
        }
        await KeepAsync(context, conversation, visit, given.Stars);
        var key = IsLow(given.Stars) ? "conversation.rate_low" : "conversation.rate_thanks";
        await voice.ShowAsync(context, BotScreen.Of(words.Say(key, [.. names, ("stars", given.Stars)]), [AskRating.Stars(visit.Id, given.Stars)]));
    }

    /// <summary>Somebody gave so few stars that the team wants to know why.</summary>
    internal static bool IsLow(int? stars) => stars is 1 or 2;

    // Anybody can write anything into a button's data.
    private static (long Visit, int Stars)? Read(string data) =>
        data.Split(':') is [_, var visit, [>= '1' and <= '5' and var stars]] && long.TryParse(visit, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? (id, stars - '0') : null;

    /// <summary>The presser's own visit, while it can be rated.</summary>
    private static async Task<(Conversation, ConversationVisit)?> FindAsync(UpdateContext context, CallbackQuery press, long id)
    {
        if (press.Message is not { Chat.IsPrivate: true } || await ConversationHeads.FindAsync(context.Db, context.Bot.Id, press.From.Id) is not { } conversation)
            return null;
        var visit = await context.Db.ConversationVisits.AsTracking().FirstOrDefaultAsync(v => v.Id == id && v.ConversationId == conversation.Id);
        return visit is { ClosedAt: { } closed } && context.Now - closed < StaysOpen && !(context.Now - visit.RatedAt >= Changeable) ? (conversation, visit) : null;
    }

    private async Task KeepAsync(UpdateContext context, Conversation conversation, ConversationVisit visit, int stars)
    {
        if (visit.Rating == stars)
            return;
        var note = visit.Rating is null ? $"{conversation.Title} gave {Words(stars)}" : $"{conversation.Title} changed it to {Words(stars)}";
        (visit.Rating, visit.RatedAt) = (stars, context.Now);
        await voice.NoteAsync(context.Db, conversation, note);
    }

    private static string Words(int stars) => stars == 1 ? "1 star of 5" : string.Create(CultureInfo.InvariantCulture, $"{stars} stars of 5");
}
