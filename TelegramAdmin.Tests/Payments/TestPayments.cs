using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Credits.Managing;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Payments.Catalogue;
using TelegramAdmin.Core.Payments.Reconciling;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Payments;

/// <summary>Payments as they stand in the database, without anybody having paid.</summary>
public static class TestPayments
{
    extension(RunningApp app)
    {
        /// <summary>Somebody who started the bot and has credits.</summary>
        public async Task<SandboxPerson> AddPayerAsync(SandboxBot bot, long credits = 25)
        {
            var person = app.Sandbox.World.AddAudience(bot, 1)[0];
            person.Start(bot);
            var correct = app.Service<CorrectCredits>();
            var correction = new CreditCorrection(CorrectionKind.Add, credits, "for a test", $"test-{person.Id}");
            await Eventually.TrueAsync(async () => (await correct.RunAsync(WorkspaceId.Default, person.Id, correction, null)).IsOk, "the bot knows the person");
            return person;
        }

        public async Task<long> AddPaymentAsync(SandboxBot bot, long person, PaymentState state, long amount = 799, PaymentProvider provider = PaymentProvider.Stripe)
        {
            var now = app.Service<TimeProvider>().GetUtcNow();
            var isPaid = state is PaymentState.Granted or PaymentState.PaidNotGranted;
            var payment = await app.Storage.WriteAsync(WorkspaceId.Default, async db =>
            {
                var account = await app.Service<Ledger>().OpenAsync(db, WorkspaceId.Default, person);
                return db.Payments.Add(new Payment
                {
                    WorkspaceId = WorkspaceId.Default, Token = Guid.NewGuid().ToString("N"), AccountId = account.Id, TelegramUserId = person, BotId = new BotId(bot.Id), ProductId = 1, ProductName = "25 credits",
                    Credits = 25, Provider = provider, Origin = PaymentOrigin.Purchase, IsLive = false, Currency = provider == PaymentProvider.Stars ? Currencies.Stars : "USD", Amount = amount, State = state,
                    AmountPaid = isPaid ? amount : null, PaymentIntentId = provider == PaymentProvider.Stripe ? $"pi_{Guid.NewGuid():N}" : null, StarsChargeId = provider == PaymentProvider.Stars ? $"st_{Guid.NewGuid():N}" : null,
                    FailureCode = state == PaymentState.Failed ? "insufficient_funds" : null, FailureCount = state == PaymentState.Failed ? 1 : 0, CreatedAt = now, PaidAt = isPaid ? now : null,
                    GrantedAt = state == PaymentState.Granted ? now : null,
                }).Entity;
            });
            await app.Storage.WriteAsync(WorkspaceId.Default, db => Task.FromResult(db.RevenueDays.Add(new RevenueDay
            {
                WorkspaceId = WorkspaceId.Default, Day = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero), ProductId = payment.Id, Provider = provider, Currency = payment.Currency, IsLive = false,
                Begun = 1, Sold = isPaid ? 1 : 0, Gross = isPaid ? amount : 0, Failed = state == PaymentState.Failed ? 1 : 0,
            })));
            return payment.Id;
        }

        public Task AddFindingAsync(long payment) => app.Storage.WriteAsync(WorkspaceId.Default, db => Task.FromResult(db.ReconciliationFindings.Add(new ReconciliationFinding
        {
            WorkspaceId = WorkspaceId.Default, Kind = FindingKind.PaidNotGranted, Provider = PaymentProvider.Stripe, Reference = $"pi_{payment}", PaymentId = payment, Currency = "USD", Amount = 799,
            Detail = "Stripe has the money.", State = FindingState.Open, FoundAt = app.Service<TimeProvider>().GetUtcNow(),
        })));
    }
}
