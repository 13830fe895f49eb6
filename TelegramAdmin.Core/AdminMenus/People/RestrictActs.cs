using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.AdminMenus.Screens;
using TelegramAdmin.Core.Credits.Reading;
using TelegramAdmin.Core.Moderation;
using TelegramAdmin.Core.Moderation.Restricting;

namespace TelegramAdmin.Core.AdminMenus.People;

/// <summary>Bans or mutes a person.</summary>
internal sealed class RestrictAct(RestrictPerson restrict, PersonReader people) : IMenuAct
{
    private const int LongestHours = 24 * 365;

    public string Name => "restrict";

    public AdminRole Needs => AdminRole.Admin;

    public async Task<MenuQuestion> AskAsync(MenuVisit visit)
    {
        var wish = WishOf(visit);
        var name = MenuText.Bold(MenuText.Name((await people.ReadAsync(visit.Workspace, [wish.Id])).Of(wish.Id).Name));
        var (verb, span) = (wish.Kind == RestrictionKind.Ban ? "Ban" : "Mute", wish.Until is { } until ? $"until {MenuText.Time(until)}" : "for good");
        return new MenuQuestion($"{verb} {name} {span}?\n\nReason: {MenuText.Line(wish.Reason, 60)}. It holds in every bot of the workspace.", $"{verb} this person", MenuRoute.Page("person", wish.Id));
    }

    public async Task<MenuOutcome> RunAsync(MenuVisit visit)
    {
        var wish = WishOf(visit);
        var done = await restrict.RunAsync(visit.Workspace, wish.Id, wish.Kind, wish.Reason, wish.Until, visit.Actor);
        return done.IsOk
            ? MenuOutcome.Done(wish.Kind == RestrictionKind.Ban ? "Banned." : "Muted.", MenuRoute.Page("person", wish.Id))
            : MenuOutcome.Refused(MenuText.Of(done.Failure), MenuRoute.Page("person", wish.Id));
    }

    private static Wish WishOf(MenuVisit visit) => new(
        visit.Route.Number(0) ?? 0,
        visit.Route.Word(1) == "ban" ? RestrictionKind.Ban : RestrictionKind.Mute,
        visit.Route.Number(2) is >= 1 and <= LongestHours and var hours ? visit.Now.AddHours(hours) : null,
        visit.Route.Rest(3));

    private sealed record Wish(long Id, RestrictionKind Kind, DateTimeOffset? Until, string Reason);
}

/// <summary>Lets a person write again.</summary>
internal sealed class LiftAct(LiftRestriction lift, RestrictionBook restrictions, PersonReader people) : IMenuAct
{
    public string Name => "lift";

    public AdminRole Needs => AdminRole.Admin;

    public async Task<MenuQuestion> AskAsync(MenuVisit visit)
    {
        var id = visit.Route.Number(0) ?? 0;
        if (await restrictions.FindAsync(visit.Workspace, id) is not { } restriction)
            return MenuQuestion.Refused(MenuText.Of(ModerationErrors.NotRestricted), MenuRoute.Page("person", id));
        var name = MenuText.Bold(MenuText.Name((await people.ReadAsync(visit.Workspace, [id])).Of(id).Name));
        return new MenuQuestion($"Let {name} write again?\n\nThe reason was: {MenuText.Line(restriction.Reason, 120)}", "Let them write", MenuRoute.Page("person", id));
    }

    public async Task<MenuOutcome> RunAsync(MenuVisit visit)
    {
        var id = visit.Route.Number(0) ?? 0;
        var done = await lift.RunAsync(visit.Workspace, id, visit.Actor);
        return done.IsOk ? MenuOutcome.Done("They can write again.", MenuRoute.Page("person", id)) : MenuOutcome.Refused(MenuText.Of(done.Failure), MenuRoute.Page("person", id));
    }
}
