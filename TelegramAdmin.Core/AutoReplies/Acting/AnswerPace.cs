using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Conversations;

namespace TelegramAdmin.Core.AutoReplies.Acting;

/// <summary>Keeps the bot from talking in circles, such as with another program behind a person's account: so many answers of its own within a minute, then the team is called.</summary>
internal sealed class AnswerPace(BotVoice voice)
{
    public const int MostInAMinute = 20;

    private const string Note = "Automatic answers stopped: 20 within a minute";

    // Of each answer there is a message of the person too, and perhaps a line for the team.
    private const int Lookback = 4 * MostInAMinute;

    /// <returns>False where the bot has said enough; the message is the team's then.</returns>
    public async Task<bool> AllowsAsync(RuleTurn turn)
    {
        var since = turn.Now - TimeSpan.FromMinutes(1);
        var last = await turn.Db.ConversationMessages.Where(m => m.ConversationId == turn.Conversation.Id).OrderByDescending(m => m.Id).Take(Lookback)
            .Select(m => new { m.Author, m.Source, m.SentAt, IsNote = m.Text == Note }).ToListAsync();
        var recent = last.FindAll(m => m.SentAt > since);
        if (recent.Count(m => m is { Author: MessageAuthor.Bot, Source: not null }) < MostInAMinute)
            return true;
        if (!recent.Exists(m => m.IsNote && m.Author == MessageAuthor.Event))
            await voice.NoteAsync(turn.Db, turn.Conversation, Note);
        turn.CallsTeam = true;
        return false;
    }
}
