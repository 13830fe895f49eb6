using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Updates;

namespace TelegramAdmin.Core.AdminMenus.Asking;

/// <summary>Takes a request before every other answer, and hands it over once the update is worked off: menus read a lot, and run use cases that write by themselves.</summary>
internal sealed class AcceptMenuRequest(MenuDesk desk, BotVoice voice) : IUpdateHandler
{
    public UpdateStage Stage => UpdateStage.Answer;

    public Task HandleAsync(UpdateContext context)
    {
        if (context.Find<MenuRequest>() is { } request)
        {
            context.IsAnswered = true;
            if (context.Update.CallbackQuery is not null)
                voice.AnswerPress(context);
            context.Db.AfterCommit(() => desk.Take(request));
        }
        return Task.CompletedTask;
    }
}
