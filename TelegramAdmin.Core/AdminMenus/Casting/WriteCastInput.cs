using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.AdminMenus.Screens;
using TelegramAdmin.Core.Campaigns.Broadcasts;
using TelegramAdmin.Core.Campaigns.Broadcasts.Drafting;
using TelegramAdmin.Core.Campaigns.Writing;

namespace TelegramAdmin.Core.AdminMenus.Casting;

/// <summary>The next words are a new broadcast's text, formatted as they are.</summary>
internal sealed class WriteCastInput(SaveBroadcast save) : IMenuInput
{
    private const int LongestName = 40;

    public string Name => "castnew";

    public AdminRole Needs => AdminRole.Admin;

    public Task<MenuQuestion> AskAsync(MenuVisit visit) => Task.FromResult(new MenuQuestion(
        "Write the message. It is kept as a draft; whom it goes to comes next.\n\n<code>{{ first_name }}</code> stands for the name of whoever gets it.", null, MenuRoute.Page("cast")));

    public async Task<MenuOutcome> TakeAsync(MenuVisit visit, MenuWords words)
    {
        var message = new CampaignMessage { Default = new MessageVersion { Text = WrittenHtml.Of(words) } };
        var draft = new BroadcastDraft { Name = MenuText.Short(words.Text, LongestName), Variants = [new BroadcastVariant("A", message)] };
        return (await save.RunAsync(visit.Workspace, null, 0, draft, visit.Actor)).TryGet(out var saved, out var refused)
            ? MenuOutcome.Done("The draft is kept.", MenuRoute.Page("castto", saved.Id))
            : MenuOutcome.Refused(MenuText.Of(refused), MenuRoute.Page("cast"));
    }
}
