using System.Globalization;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.AdminMenus.Screens;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Credits.Managing;
using TelegramAdmin.Core.Credits.Reading;
using TelegramAdmin.Core.Settings;

namespace TelegramAdmin.Core.AdminMenus.People;

/// <summary>Gives a person credits or takes some. As on the web, operators only give, and no more at once than the workspace lets them.</summary>
internal sealed class CreditsAct(CorrectCredits correct, AccountReader accounts, PersonReader people, SettingsStore settings, AuditLog audit) : IMenuAct
{
    public string Name => "credits";

    public AdminRole Needs => AdminRole.Operator;

    public async Task<MenuQuestion> AskAsync(MenuVisit visit)
    {
        var (id, change) = Wanted(visit);
        if (await RefusedAsync(visit, change) is { } why)
            return MenuQuestion.Refused(why, MenuRoute.Page("person", id));
        var person = (await people.ReadAsync(visit.Workspace, [id])).Of(id);
        var balance = (await accounts.ReadAsync(visit.Workspace, id)).Balance;
        var verb = change > 0 ? $"Give {MenuText.Count(change, "credit", "credits")} to" : $"Take {MenuText.Count(-change, "credit", "credits")} from";
        return new MenuQuestion($"{verb} {MenuText.Bold(MenuText.Name(person.Name))}?\n\n{MenuText.Count(balance)} now, {MenuText.Count(balance + change)} after it.",
            change > 0 ? $"Give {MenuText.Count(change)}" : $"Take {MenuText.Count(-change)}", MenuRoute.Page("person", id));
    }

    public async Task<MenuOutcome> RunAsync(MenuVisit visit)
    {
        var (id, change) = Wanted(visit);
        var back = MenuRoute.Page("person", id);
        if (await RefusedAsync(visit, change) is { } why)
            return MenuOutcome.Refused(why, back);
        var correction = new CreditCorrection(change > 0 ? CorrectionKind.Add : CorrectionKind.Remove, Math.Abs(change), $"By {visit.Actor.Name} in Telegram", visit.ActId);
        var done = await correct.RunAsync(visit.Workspace, id, correction, visit.AdminId);
        if (!done.TryGet(out var posted, out var refused))
            return MenuOutcome.Refused(MenuText.Of(refused), back);
        if (posted.IsNew)
            await audit.RecordAsync(visit.Workspace, visit.Actor, "credits.corrected", string.Create(CultureInfo.InvariantCulture, $"person {id}"), string.Create(CultureInfo.InvariantCulture, $"{(change > 0 ? "added" : "removed")} {Math.Abs(change):N0}, {posted.Balance:N0} after it"));
        return MenuOutcome.Done($"{MenuText.Signed(change)}: {MenuText.Count(posted.Balance, "credit", "credits")} now.", back);
    }

    private static (long Id, long Change) Wanted(MenuVisit visit) =>
        (visit.Route.Number(0) ?? 0, visit.Route.Number(1) is { } change && Math.Abs(change) <= EntryDraft.LargestAmount ? change : 0);

    private async Task<string?> RefusedAsync(MenuVisit visit, long change)
    {
        if (change == 0)
            return CreditsInput.NotANumber;
        if (visit.May(AdminRole.Admin))
            return null;
        var most = await settings.GetAsync(visit.Workspace, CreditSettings.OperatorsMayGive);
        return change < 0 ? "Nothing was changed. Operators may add credits; taking them away is for admins."
            : change > most ? $"Nothing was changed. Operators may add up to {MenuText.Count(most)} credits at once. Ask an admin for more."
            : null;
    }
}

/// <summary>The next words are a number of credits.</summary>
internal sealed class CreditsInput : IMenuInput
{
    public const string NotANumber = "Nothing was changed. Write a whole number other than 0, such as 25 or -5.";

    public string Name => "credits";

    public AdminRole Needs => AdminRole.Operator;

    public Task<MenuQuestion> AskAsync(MenuVisit visit) => Task.FromResult(
        new MenuQuestion("How many credits? Write 25 to give, or -5 to take.", null, MenuRoute.Page("person", visit.Route.Number(0) ?? 0)));

    public Task<MenuOutcome> TakeAsync(MenuVisit visit, MenuWords words)
    {
        var id = visit.Route.Number(0) ?? 0;
        var isNumber = long.TryParse(words.Text.Trim().Replace('−', '-'), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var change);
        return Task.FromResult(isNumber && change != 0
            ? MenuOutcome.Onwards(MenuRoute.Ask("credits", id, change))
            : MenuOutcome.Refused(NotANumber, MenuRoute.Page("credits", id)));
    }
}
