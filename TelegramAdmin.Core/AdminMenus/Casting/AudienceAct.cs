using System.Globalization;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.AdminMenus.Screens;
using TelegramAdmin.Core.Audiences;
using TelegramAdmin.Core.Campaigns.Broadcasts;
using TelegramAdmin.Core.Campaigns.Broadcasts.Drafting;
using TelegramAdmin.Core.Campaigns.Broadcasts.Reading;

namespace TelegramAdmin.Core.AdminMenus.Casting;

/// <summary>Says whom a draft goes to: everybody, or a saved segment.</summary>
internal sealed class AudienceAct(BroadcastReader broadcasts, SaveBroadcast save) : IMenuAct
{
    public string Name => "castfor";

    public AdminRole Needs => AdminRole.Admin;

    public bool AsksFirst => false;

    public Task<MenuQuestion> AskAsync(MenuVisit visit) => Task.FromResult(MenuQuestion.Refused("This is done at once.", MenuRoute.Page("cast")));

    public async Task<MenuOutcome> RunAsync(MenuVisit visit)
    {
        var (id, segment) = (visit.Route.Number(0) ?? 0, visit.Route.Number(1));
        if (await broadcasts.FindAsync(visit.Workspace, id) is not { } broadcast)
            return MenuOutcome.Refused(MenuText.Of(BroadcastErrors.NotFound), MenuRoute.Page("cast"));
        var audience = segment is { } number ? Audience.All(Audience.Where(AudienceField.Segment, Comparison.Is, number.ToString(CultureInfo.InvariantCulture))) : Audience.Everybody;
        var saved = await save.RunAsync(visit.Workspace, id, broadcast.Version, broadcast.ReadDraft() with { Audience = audience }, visit.Actor);
        return saved.IsOk ? MenuOutcome.Onwards(MenuRoute.Page("castone", id)) : MenuOutcome.Refused(MenuText.Of(saved.Failure), MenuRoute.Page("castone", id));
    }
}
