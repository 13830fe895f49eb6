using TelegramAdmin.Core.Credits.Chat;
using TelegramAdmin.Core.Updates;

namespace TelegramAdmin.Core.Credits.Charging;

/// <summary>Tells the person what they have to know after a message: that it was not delivered and why, or that credits run low.</summary>
public sealed class AnswerCharge(OfferCredits offer, LowCreditWarning warning) : IUpdateHandler
{
    public UpdateStage Stage => UpdateStage.Answer;

    public Task HandleAsync(UpdateContext context) => context.Find<Charge>() switch
    {
        { Outcome: ChargeOutcome.OutOfCredits } charge => offer.ShowAsync(context, charge.Account, charge.Price),
        { Outcome: ChargeOutcome.NotAllowed } charge => offer.RefuseKindAsync(context, charge.Account, charge.Kind),
        { Outcome: ChargeOutcome.Charged, Price: > 0 } charge => warning.ConsiderAsync(context, charge.Account),
        _ => Task.CompletedTask,
    };
}
