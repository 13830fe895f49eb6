using System.Globalization;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.AdminMenus.Screens;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Payments.Buying;
using TelegramAdmin.Core.Payments.Catalogue;
using TelegramAdmin.Core.Payments.Reading;
using TelegramAdmin.Core.Payments.Returning;

namespace TelegramAdmin.Core.AdminMenus.Money;

/// <summary>Gives back all that is left of a payment, and takes back the credits that it gave, as far as the person still has them.</summary>
internal sealed class RefundAct(PaymentStoryReader stories, AskRefund refund, AuditLog audit) : IMenuAct
{
    public string Name => "refund";

    public AdminRole Needs => AdminRole.Admin;

    public async Task<MenuQuestion> AskAsync(MenuVisit visit)
    {
        var (id, back) = Wanted(visit);
        if (await stories.FindAsync(visit.Workspace, id) is not { } story)
            return MenuQuestion.Refused(MenuText.Of(PaymentErrors.NotFound), MenuRoute.Page("billing"));
        if (WishOf(visit, story) is not { } wish)
            return MenuQuestion.Refused(Overtaken, back);
        var (money, credits) = (Currencies.Write(wish.Amount, story.Payment.Currency), MenuText.Count(wish.Credits, "credit", "credits"));
        return new MenuQuestion(
            $"Refund <b>{money}</b> to {MenuText.Bold(MenuText.Name(story.Person.Name))}?\n\n{credits} of {MenuText.Count(story.CreditsLeft)} that the payment gave go back with it{(wish.EndsPass ? ", and the pass ends" : "")}. For a part of the money use the browser.",
            $"Refund {money}", back);
    }

    public async Task<MenuOutcome> RunAsync(MenuVisit visit)
    {
        var (id, back) = Wanted(visit);
        if (await stories.FindAsync(visit.Workspace, id) is not { } story)
            return MenuOutcome.Refused(MenuText.Of(PaymentErrors.NotFound), MenuRoute.Page("billing"));
        if (WishOf(visit, story) is not { } wish)
            return MenuOutcome.Refused(Overtaken, back);
        var asked = await refund.RunAsync(visit.Workspace, id, wish, visit.AdminId);
        if (!asked.IsOk)
            return MenuOutcome.Refused(MenuText.Of(asked.Failure), back);
        await audit.RecordAsync(visit.Workspace, visit.Actor, "payment.refund_asked", PaymentLinkAct.NameOf(story.Payment),
            string.Create(CultureInfo.InvariantCulture, $"{Currencies.Write(wish.Amount, story.Payment.Currency)}, {wish.Credits:N0} credits back{(wish.EndsPass ? ", pass ends" : "")}"));
        return MenuOutcome.Done($"The refund of {Currencies.Write(wish.Amount, story.Payment.Currency)} is on its way.", back);
    }

    private const string Overtaken = "Nothing was refunded: what can go back has changed since. Look at the payment as it is now.";

    private static (long Id, MenuRoute Back) Wanted(MenuVisit visit) => (visit.Route.Number(0) ?? 0, MenuRoute.Page("payment", visit.Route.Number(0) ?? 0));

    /// <summary>Null where the amount on the button is not what can go back now: somebody else, or the bank, was faster.</summary>
    private static RefundWish? WishOf(MenuVisit visit, PaymentStory story) => story.Refundable > 0 && story.Refundable == visit.Route.Number(1)
        ? new RefundWish(story.Refundable, Math.Min(story.CreditsLeft, story.Balance), story.Pass is not null, $"By {visit.Actor.Name} in Telegram")
        : null;
}

/// <summary>Sends the person a new link for what they did not manage to pay.</summary>
internal sealed class PaymentLinkAct(PaymentReader payments, SendPaymentLink link, AuditLog audit) : IMenuAct
{
    public string Name => "paylink";

    public AdminRole Needs => AdminRole.Admin;

    public async Task<MenuQuestion> AskAsync(MenuVisit visit)
    {
        var id = visit.Route.Number(0) ?? 0;
        return await payments.FindAsync(visit.Workspace, id) is not { } payment
            ? MenuQuestion.Refused(MenuText.Of(PaymentErrors.NotFound), MenuRoute.Page("billing"))
            : new MenuQuestion($"Send a new payment link for {MenuText.Bold(MenuText.Line(payment.ProductName, 60))}?\n\nThe bot writes to the person with today's price.", "Send link", MenuRoute.Page("payment", id));
    }

    public async Task<MenuOutcome> RunAsync(MenuVisit visit)
    {
        var id = visit.Route.Number(0) ?? 0;
        var sent = await link.RunAsync(visit.Workspace, id, visit.AdminId);
        if (!sent.TryGet(out var payment, out var refused))
            return MenuOutcome.Refused(MenuText.Of(refused), MenuRoute.Page("payment", id));
        await audit.RecordAsync(visit.Workspace, visit.Actor, "payment.link_sent", NameOf(payment));
        return MenuOutcome.Done("The link is on its way.", MenuRoute.Page("payment", payment.Id));
    }

    internal static string NameOf(Payment payment) => string.Create(CultureInfo.InvariantCulture, $"payment {payment.Id} of {payment.TelegramUserId}");
}
