using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.AdminMenus.Screens;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Payments.Catalogue;
using TelegramAdmin.Core.Payments.Reading;

namespace TelegramAdmin.Core.AdminMenus.Money;

/// <summary>One payment and what happened to it.</summary>
internal sealed class PaymentPage(PaymentStoryReader stories) : IMenuPage
{
    private const int MostSteps = 12;

    public string Name => "payment";

    public async Task<MenuScreen> ShowAsync(MenuVisit visit)
    {
        if (visit.Route.Number(0) is not { } id || await stories.FindAsync(visit.Workspace, id) is not { } story)
            return new MenuScreen(MenuText.Of(PaymentErrors.NotFound), [], MenuRoute.Page("billing"), "/billing");
        var payment = story.Payment;
        List<string> facts =
        [
            $"<b>{Currencies.Write(payment.AmountPaid ?? payment.Amount, payment.Currency)}</b> · {MenuText.Line(payment.ProductName, 60)}",
            $"{PaymentStateWords.Of(payment.State)} · {MenuText.Line(payment.Method ?? (payment.Provider == PaymentProvider.Stars ? "Telegram Stars" : "card"), 40)}{(payment.IsLive || payment.Provider == PaymentProvider.Stars ? "" : " · test mode")}",
            $"{MenuText.Name(story.Person.Name)}, who has {MenuText.Count(story.Balance, "credit", "credits")}",
        ];
        if (payment.AmountRefunded > 0)
            facts.Add($"Refunded {Currencies.Write(payment.AmountRefunded, payment.Currency)}");
        if (payment.FailureMessage is { } failure)
            facts.Add($"Declined: {MenuText.Line(failure, 120)}");
        facts.AddRange(story.Disputes.Take(3).Select(d => $"Dispute: {MenuText.Line(d.Status, 40)}, {MenuText.Line(d.Reason, 40)}"));
        var steps = story.Steps.TakeLast(MostSteps).Select(s => $"{MenuText.Time(s.At)}  {StepWords(s.Kind)}{(s.Detail is { Length: > 0 } detail ? $": {MenuText.Line(detail, 80)}" : "")}");
        return new MenuScreen($"<b>Payment {payment.Id}</b>\n{string.Join('\n', facts)}\n\n{string.Join('\n', steps)}", [.. Rows(visit, story)], MenuRoute.Page("billing"), $"/billing?open={payment.Id}");
    }

    private static IEnumerable<IReadOnlyList<BotButton>> Rows(MenuVisit visit, PaymentStory story)
    {
        yield return [MenuScreen.Button("👤 Person", MenuRoute.Page("person", story.Payment.TelegramUserId))];
        if (!visit.May(AdminRole.Admin))
            yield break;
        if (story.Refundable > 0)
            yield return [MenuScreen.Button("Refund", MenuRoute.Ask("refund", story.Payment.Id, story.Refundable))];
        if (story.Payment is { Provider: PaymentProvider.Stripe, State: PaymentState.Failed or PaymentState.Expired })
            yield return [MenuScreen.Button("Send a new link", MenuRoute.Ask("paylink", story.Payment.Id))];
    }

    private static string StepWords(PaymentStepKind kind) => kind switch
    {
        PaymentStepKind.Begun => "begun",
        PaymentStepKind.CheckoutMade => "checkout made",
        PaymentStepKind.EventTaken => "Stripe told",
        PaymentStepKind.Paid => "paid",
        PaymentStepKind.Granted => "granted",
        PaymentStepKind.Told => "person told",
        PaymentStepKind.Failed => "failed",
        PaymentStepKind.Expired => "expired",
        PaymentStepKind.RefundAsked => "refund asked for",
        PaymentStepKind.Refunded => "refunded",
        PaymentStepKind.RefundFailed => "refund failed",
        PaymentStepKind.DisputeOpened => "dispute opened",
        PaymentStepKind.DisputeWon => "dispute won",
        PaymentStepKind.DisputeLost => "dispute lost",
        PaymentStepKind.CreditsTaken => "credits taken back",
        PaymentStepKind.CreditsReturned => "credits returned",
        PaymentStepKind.HeldUp => "held up",
        PaymentStepKind.Repaired => "repaired",
        PaymentStepKind.ConfirmationAsked => "confirmation asked for",
        _ => "charged",
    };
}
