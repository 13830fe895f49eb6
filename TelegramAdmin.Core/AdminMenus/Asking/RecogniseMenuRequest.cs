using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.BotApi.Types;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Updates;

namespace TelegramAdmin.Core.AdminMenus.Asking;

/// <summary>
/// Sees before anybody else that somebody of the team asks the menus for something, so that it is neither charged nor read as a word to the team.
/// What a stranger sends goes on to where every unknown command and button goes.
/// </summary>
internal sealed class RecogniseMenuRequest(StaffDirectory staff, PendingInputs inputs) : IUpdateHandler
{
    public UpdateStage Stage => UpdateStage.Recognise;

    public async Task HandleAsync(UpdateContext context)
    {
        if (!context.Bot.AnswersItself || ChatOf(context.Update) is not { } chat)
            return;
        var request = MenuRequest.Of(context, inputs.Find(context.Bot.Id, chat));
        if (request is not null && (request.LinkCode is not null || await staff.FindAsync(context.Db, context.Bot.WorkspaceId, request.Account.UserId) is not null))
        {
            context.Set(request);
            context.Set(new StaffChat());
        }
        // The next words come after this commit: a chat's updates are worked off one after the other.
        context.Db.AfterCommit(() => inputs.Forget(context.Bot.Id, chat));
    }

    private static long? ChatOf(Update update) => update switch
    {
        { Message: { Chat: { IsPrivate: true } chat } } => chat.Id,
        { CallbackQuery.Message: { Chat: { IsPrivate: true } chat } } => chat.Id,
        _ => null,
    };
}
