using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.AdminMenus.Screens;
using TelegramAdmin.Core.Campaigns.Gifts;
using TelegramAdmin.Core.Campaigns.Gifts.Drafting;
using TelegramAdmin.Core.Campaigns.Gifts.Reading;
using TelegramAdmin.Core.Campaigns.Gifts.Running;

namespace TelegramAdmin.Core.AdminMenus.Gifts;

/// <summary>Starts a draft. Where the number of people has to be typed, the browser is the place for it.</summary>
internal sealed class StartGiftAct(GiftReader gifts, DryRunGift dryRun, StartGift start) : IMenuAct
{
    public string Name => "giftgo";

    public AdminRole Needs => AdminRole.Admin;

    public async Task<MenuQuestion> AskAsync(MenuVisit visit)
    {
        var back = MenuRoute.Page("gift", visit.Route.Number(0) ?? 0);
        if (await gifts.FindAsync(visit.Workspace, visit.Route.Number(0) ?? 0) is not { Gift: var gift })
            return MenuQuestion.Refused(MenuText.Of(GiftErrors.NotFound), MenuRoute.Page("gifts"));
        if (gift.State != GiftState.Draft || gift.Version != visit.Route.Number(1))
            return MenuQuestion.Refused(MenuText.Of(GiftErrors.Changed), back);
        var draft = GiftDraft.Of(gift);
        if (!(await dryRun.RunAsync(visit.Workspace, draft)).TryGet(out var forecast, out var failure) || (failure = forecast.Lack) is not null)
            return MenuQuestion.Refused(MenuText.Of(failure), back);
        if (forecast.InAudience == 0)
            return MenuQuestion.Refused(MenuText.Of(GiftErrors.Nobody), back);
        return new MenuQuestion($"Give {MenuText.Bold(MenuText.Name(gift.Name))}?\n\n{Words(gift, forecast)}", $"Give to {MenuText.Count(forecast.People, "person", "people")}", back);
    }

    public async Task<MenuOutcome> RunAsync(MenuVisit visit)
    {
        var id = visit.Route.Number(0) ?? 0;
        var people = await gifts.FindAsync(visit.Workspace, id) is { Gift: var gift } && (await dryRun.RunAsync(visit.Workspace, GiftDraft.Of(gift))).TryGet(out var forecast, out _) && forecast.InAudience < GiftRules.ConfirmedFrom
            ? forecast.InAudience
            : (long?)null;
        var started = await start.RunAsync(visit.Workspace, id, (int?)visit.Route.Number(1), people, visit.Actor);
        return started.IsOk ? MenuOutcome.Done("It is being given.", MenuRoute.Page("gift", id)) : MenuOutcome.Refused(MenuText.Of(started.Failure), MenuRoute.Page("gift", id));
    }

    private static string Words(GiftCampaign gift, GiftForecast forecast) =>
        $"{MenuText.Count(forecast.People, "person gets", "people get")} {GiftPage.Each(gift)} each{(gift.IsPass ? "" : $", {MenuText.Count(forecast.Credits)} in all")}. {MenuText.Count(forecast.Unreachable)} of them no bot reaches. "
        + $"Each gets it once{(forecast.InAudience >= GiftRules.ConfirmedFrom ? ". For so many the browser asks for the number first" : "")}.";
}

/// <summary>Pauses a gift, lets it go on, or stops it.</summary>
internal sealed class SteerGiftAct(GiftReader gifts, SteerGift steer) : IMenuAct
{
    public string Name => "gift";

    public AdminRole Needs => AdminRole.Admin;

    public async Task<MenuQuestion> AskAsync(MenuVisit visit)
    {
        var (id, what) = Wanted(visit);
        var back = MenuRoute.Page("gift", id);
        if (await gifts.FindAsync(visit.Workspace, id) is not { } line)
            return MenuQuestion.Refused(MenuText.Of(GiftErrors.NotFound), MenuRoute.Page("gifts"));
        var name = MenuText.Bold(MenuText.Name(line.Gift.Name));
        var has = MenuText.Count(line.Totals.Got, "person has it and keeps it", "people have it and keep it");
        return what switch
        {
            "pause" => new MenuQuestion($"Pause {name}?\n\n{has}; nobody else gets it until it goes on.", "Pause gift", back),
            "resume" => new MenuQuestion($"Let {name} go on?\n\nIt goes on where it was paused.", "Go on", back),
            "stop" => new MenuQuestion($"Stop {name}?\n\n{has}; nobody else gets it.", "Stop gift", back),
            _ => MenuQuestion.Refused("This button does nothing any more.", back),
        };
    }

    public async Task<MenuOutcome> RunAsync(MenuVisit visit)
    {
        var (id, what) = Wanted(visit);
        var back = MenuRoute.Page("gift", id);
        var done = what switch
        {
            "pause" => await steer.PauseAsync(visit.Workspace, id, visit.Actor),
            "resume" => await steer.ResumeAsync(visit.Workspace, id, visit.Actor),
            "stop" => await steer.CancelAsync(visit.Workspace, id, visit.Actor),
            _ => GiftErrors.NotFound,
        };
        return done.IsOk ? MenuOutcome.Done($"The gift is {GiftErrors.WordOf(done.Value.State)}.", back) : MenuOutcome.Refused(MenuText.Of(done.Failure), back);
    }

    private static (long Id, string What) Wanted(MenuVisit visit) => (visit.Route.Number(0) ?? 0, visit.Route.Word(1));
}
