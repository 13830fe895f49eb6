using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.AdminMenus.Screens;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Credits.Reading;
using TelegramAdmin.Core.Moderation;
using TelegramAdmin.Core.Moderation.Restricting;
using TelegramAdmin.Core.Payments.Catalogue;
using TelegramAdmin.Core.Payments.Reading;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Users;

namespace TelegramAdmin.Core.AdminMenus.People;

/// <summary>One person: credits, tier, what they paid, whether they are banned, and their conversation.</summary>
internal sealed class PersonPage(IDatabase database, PersonReader people, AccountReader accounts, PaymentReader payments, RestrictionBook restrictions, EngineOptions options) : IMenuPage
{
    public string Name => "person";

    public async Task<MenuScreen> ShowAsync(MenuVisit visit)
    {
        await using var db = database.Read(visit.Workspace);
        if (visit.Route.Number(0) is not { } id || await Users.People.FindAsync(db, id) is not { } user)
            return new MenuScreen("No bot of yours knows this person any more.", [], MenuRoute.Page("users"), "/users");
        var person = (await people.ReadAsync(visit.Workspace, [id])).Of(id);
        var account = await accounts.ReadAsync(visit.Workspace, id);
        var restriction = await restrictions.FindAsync(visit.Workspace, id);
        var messages = await db.BotUsers.Where(u => u.TelegramUserId == id).SumAsync(u => u.MessagesIn);
        var paid = await payments.SpentAsync(visit.Workspace, id, options.Stripe.IsOn ? options.Stripe.IsLive : null);
        var html = $"""
            <b>{MenuText.Name(user.FullName)}</b>{(user.Username is null ? "" : $" @{MenuText.Name(user.Username)}")}
            <code>{id}</code> · {MenuText.Name(user.Language ?? "no language")}{(user.IsPremium ? " · Premium" : "")}{Restricted(restriction)}

            Credits  <b>{MenuText.Count(account.Balance)}</b>{(account.PassUntil is { } until ? $" · pass until {MenuText.Time(until)}" : "")}
            Tier  {MenuText.Name(account.Tier?.Name ?? "the usual one")}
            Paid  {(paid.Count == 0 ? "nothing" : string.Join(" · ", paid.Select(p => Currencies.Write(p.Amount, p.Currency))))}
            Messages  {MenuText.Count(messages)} · first seen {MenuText.Ago(user.FirstSeenAt, visit.Now)}, last {MenuText.Ago(user.LastSeenAt, visit.Now)}
            """;
        return new MenuScreen(html, [.. Rows(visit, person, restriction)], MenuRoute.Page("users"), person.ConversationId is { } talk ? $"/conversations/{talk}" : "/users");
    }

    private static string Restricted(Restriction? restriction) => restriction is null ? "" :
        $"\n🚫 {(restriction.Kind == RestrictionKind.Ban ? "banned" : "muted")}{(restriction.Until is { } until ? $" until {MenuText.Time(until)}" : "")}: {MenuText.Line(restriction.Reason, 120)}";

    private static IEnumerable<BotButton> BanButton(MenuVisit visit, long id, Restriction? restriction)
    {
        if (visit.May(AdminRole.Admin))
            yield return restriction is null ? MenuScreen.Button("Ban or mute", MenuRoute.Page("ban", id)) : MenuScreen.Button(restriction.Kind == RestrictionKind.Ban ? "Lift the ban" : "Lift the mute", MenuRoute.Ask("lift", id));
    }

    private static IEnumerable<IReadOnlyList<BotButton>> Rows(MenuVisit visit, Person person, Restriction? restriction)
    {
        var id = person.TelegramUserId;
        if (person.ConversationId is { } talk)
            yield return [MenuScreen.Button("💬 Conversation", MenuRoute.Page("talk", talk)), MenuScreen.Button("💳 Payments", MenuRoute.Page("billing", "p", 1, id))];
        else
            yield return [MenuScreen.Button("💳 Payments", MenuRoute.Page("billing", "p", 1, id))];
        if (visit.May(AdminRole.Operator))
            yield return [MenuScreen.Button("Change credits", MenuRoute.Page("credits", id)), .. BanButton(visit, id, restriction)];
    }
}
