using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Conversations.Timing;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Updates;
using TelegramAdmin.Core.Users;

namespace TelegramAdmin.Core.AutoReplies.Acting;

/// <summary>Calls the team to a conversation that the bot has led by itself: it opens, waits for an answer, and says who asked for that.</summary>
public sealed class HandOver(BotVoice voice, VisitBook visits, BotTexts texts, TimeProvider time)
{
    /// <summary>Outside of an update, or after it: such as when a model is not sure of its answer.</summary>
    /// <param name="conversation">Tracked by <paramref name="db"/>.</param>
    /// <param name="note">What the team reads.</param>
    /// <param name="tellsPerson">Whether the person is told that somebody comes.</param>
    public async Task RunAsync(AppDbContext db, Conversation conversation, BotUser? person, string note, bool tellsPerson)
    {
        await SayAsync(db, conversation, person, note, tellsPerson);
        conversation.UnreadCount++;
        await visits.AskedAsync(db, conversation, time.GetUtcNow());
    }

    /// <summary>During an update: the conversation opens when it is concluded.</summary>
    internal async Task RunAsync(RuleTurn turn, bool tellsPerson)
    {
        var note = $"{turn.Person.FullName} asked for a person";
        turn.CallsTeam = true;
        if (turn.Context is { } context)
        {
            await SayAsync(turn.Db, turn.Conversation, turn.Person, note, tellsPerson);
            if (context.Find<ConversationThread>() is null)
                context.Set(new ConversationThread(turn.Conversation, isCommand: false)); // A button was pressed.
            turn.HasSpoken |= tellsPerson;
            return;
        }
        await RunAsync(turn.Db, turn.Conversation, turn.Person, note, tellsPerson);
    }

    /// <summary>A button that calls the team was pressed. Pressed again while somebody is awaited, it only says so.</summary>
    internal async Task PressAsync(RuleTurn turn, UpdateContext context)
    {
        var words = await texts.InAsync(turn.Db, turn.Conversation.WorkspaceId, turn.Person.Language);
        if (turn.Conversation is { State: ConversationState.Open, WaitingSince: not null })
        {
            voice.AnswerPress(context, words.Plain("rule.already_handed_over"));
            return;
        }
        voice.AnswerPress(context);
        await RunAsync(turn, tellsPerson: true);
    }

    private async Task SayAsync(AppDbContext db, Conversation conversation, BotUser? person, string note, bool tellsPerson)
    {
        await voice.NoteAsync(db, conversation, note);
        if (!tellsPerson)
            return;
        var words = await texts.InAsync(db, conversation.WorkspaceId, person?.Language);
        await voice.SayAsync(db, conversation, BotScreen.Of(words.Say("rule.handed_over", ("first_name", person?.FirstName ?? conversation.Title))));
    }
}
