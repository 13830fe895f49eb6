using System.Globalization;
using TelegramAdmin.Core.AutoReplies.Acting;
using TelegramAdmin.Core.Updates;

namespace TelegramAdmin.Core.AutoReplies.Inline;

/// <summary>Counts which answers people sent from the list, where the bot's feedback is switched on at @BotFather (core.telegram.org/bots/inline#collecting-feedback).</summary>
internal sealed class CountChosen : IUpdateHandler
{
    public UpdateStage Stage => UpdateStage.Conclude;

    public Task HandleAsync(UpdateContext context)
    {
        if (context.Update.ChosenInlineResult?.ResultId.Split(':') is not [var kind, var number] || !long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            return Task.CompletedTask;
        return kind switch
        {
            "rule" => RuleLedger.UsedAsync(context.Db, context.Bot.WorkspaceId, id, context.Now),
            "faq" => RuleLedger.FaqUsedAsync(context.Db, context.Bot.WorkspaceId, id, context.Now),
            _ => Task.CompletedTask,
        };
    }
}
