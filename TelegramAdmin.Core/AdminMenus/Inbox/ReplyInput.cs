using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.AdminMenus.Screens;
using TelegramAdmin.Core.Conversations.Reading;
using TelegramAdmin.Core.Conversations.Writing;

namespace TelegramAdmin.Core.AdminMenus.Inbox;

/// <summary>The next words go to the person, formatted as they are, unless a colleague answered meanwhile.</summary>
internal sealed class ReplyInput(ConversationList conversations, SendReply send) : IMenuInput
{
    public string Name => "reply";

    public AdminRole Needs => AdminRole.Operator;

    public async Task<MenuQuestion> AskAsync(MenuVisit visit)
    {
        var id = visit.Route.Number(0) ?? 0;
        var found = await conversations.FindAsync(visit.Workspace, id);
        return new MenuQuestion($"Write your reply to {MenuText.Bold(found is null ? "this person" : MenuText.Name(found.Title))}.", null, MenuRoute.Page("talk", id));
    }

    public async Task<MenuOutcome> TakeAsync(MenuVisit visit, MenuWords words)
    {
        var (id, seen) = (visit.Route.Number(0) ?? 0, visit.Route.Number(1));
        var draft = new ReplyDraft(visit.AdminId, visit.Actor.Name, words.Text) { Entities = words.Entities, SeenUpTo = seen };
        var sent = await send.RunAsync(visit.Workspace, id, draft);
        return sent.IsOk ? MenuOutcome.Done("Your reply is on its way.", MenuRoute.Page("talk", id)) : MenuOutcome.Refused(MenuText.Of(sent.Failure), MenuRoute.Page("talk", id));
    }
}
