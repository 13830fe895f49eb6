using System.Globalization;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.AdminMenus.Screens;
using TelegramAdmin.Core.Audiences;
using TelegramAdmin.Core.Campaigns.Broadcasts;
using TelegramAdmin.Core.Campaigns.Broadcasts.Reading;
using TelegramAdmin.Core.Campaigns.Broadcasts.Starting;

namespace TelegramAdmin.Core.AdminMenus.Casting;

/// <summary>Starts a broadcast to everybody, or to very many, once its number of people is written.</summary>
internal sealed class ConfirmCastInput(BroadcastReader broadcasts, AudienceReader audiences, StartBroadcast start) : IMenuInput
{
    public string Name => "castgo";

    public AdminRole Needs => AdminRole.Admin;

    public async Task<MenuQuestion> AskAsync(MenuVisit visit)
    {
        var id = visit.Route.Number(0) ?? 0;
        var back = MenuRoute.Page("castone", id);
        if (await broadcasts.FindAsync(visit.Workspace, id) is not { } broadcast)
            return MenuQuestion.Refused(MenuText.Of(BroadcastErrors.NotFound), MenuRoute.Page("cast"));
        if (!(await audiences.CountAsync(visit.Workspace, broadcast.ReadAudience())).TryGet(out var count, out var unclear))
            return MenuQuestion.Refused(MenuText.Of(unclear), back);
        return new MenuQuestion($"Send {MenuText.Bold(MenuText.Name(broadcast.Name))} to {MenuText.Count(count.People, "person", "people")}?\n\nWrite the number to send it.", null, back);
    }

    public async Task<MenuOutcome> TakeAsync(MenuVisit visit, MenuWords words)
    {
        var (id, version) = (visit.Route.Number(0) ?? 0, (int)(visit.Route.Number(1) ?? 0));
        var back = MenuRoute.Page("castone", id);
        if (!long.TryParse(words.Text.Trim(), NumberStyles.AllowThousands, CultureInfo.CurrentCulture, out var people))
            return MenuOutcome.Refused("Nothing was sent. Write only the number of people.", back);
        return (await start.RunAsync(visit.Workspace, id, version, visit.Actor, people)).TryGet(out var started, out var refused)
            ? MenuOutcome.Done(started.State == BroadcastState.Scheduled ? "It is scheduled." : "It is on its way.", back)
            : MenuOutcome.Refused(MenuText.Of(refused), back);
    }
}
