using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.BotApi.Types;
using TelegramAdmin.Core.Campaigns.Sequences.Running;
using TelegramAdmin.Core.Campaigns.Writing.Buttons;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Updates;

namespace TelegramAdmin.Core.Campaigns.OptingOut;

/// <summary>People switch categories off and on; part of the update that says so.</summary>
internal sealed class OptOutDesk(BotVoice voice, ConversationHeads heads)
{
    private const string Off = """
        INSERT INTO opt_outs (workspace_id, telegram_user_id, category_id, at, broadcast_id) SELECT workspace_id, @person, id, @at, CAST(@broadcast AS BIGINT)
        FROM broadcast_categories WHERE id = @category AND workspace_id = @workspace
        ON CONFLICT (workspace_id, category_id, telegram_user_id) DO NOTHING
        """;

    private const string On = "DELETE FROM opt_outs WHERE workspace_id = @workspace AND category_id = @category AND telegram_user_id = @person";
    private const string Mark = "UPDATE recipients SET opted_out_at = @at WHERE id = @id AND opted_out_at IS NULL";

    /// <param name="broadcastId">Under which they did it.</param>
    /// <returns>False where there is no such category.</returns>
    public async Task<bool> SwitchAsync(UpdateContext context, long category, bool isOff, long? broadcastId = null, ButtonPlace? place = null)
    {
        var workspace = context.Bot.WorkspaceId;
        var person = context.Update.CallbackQuery!.From.Id;
        if (!await context.Db.BroadcastCategories.AnyAsync(c => c.Id == category && c.WorkspaceId == workspace))
            return false;
        if (isOff)
        {
            await LeaveSequences.AfterOptOutAsync(context.Db.Session, workspace, person, category, context.Now);
            await context.Db.Session.RunAsync(Off, p => p.Add("@person", person).Add("@at", context.Now).Add("@broadcast", broadcastId).Add("@category", category).Add("@workspace", workspace));
        }
        else
            await context.Db.Session.RunAsync(On, p => p.Add("@workspace", workspace).Add("@category", category).Add("@person", person));
        if (place is { Kind: SubjectKind.Recipient, Subject: var recipient })
            await context.Db.Session.RunAsync(Mark, p => p.Add("@at", context.Now).Add("@id", recipient));
        return true;
    }

    /// <summary>Says into the chat that it is off, with a way back.</summary>
    public async Task ConfirmAsync(UpdateContext context, CallbackQuery press, Wording words, long category)
    {
        var name = await context.Db.BroadcastCategories.Where(c => c.Id == category).Select(c => c.Name).FirstAsync();
        voice.AnswerPress(context, words.Plain("mutes.is_off", ("name", name)));
        if (press.Message is not { Chat.IsPrivate: true } pressed)
            return;
        var screen = BotScreen.Of(words.Say("mutes.off", ("name", name)), [new BotButton(words.Plain("button.mutes.undo"), MutesScreen.Data(category, isOff: false)), new BotButton(words.Plain("button.mutes.all"), MutesScreen.Route)]);
        await voice.SayAsync(context.Db, await heads.FindOrStartAsync(context, pressed.Chat), screen);
    }
}
