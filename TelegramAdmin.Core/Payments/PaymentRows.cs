using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Payments.Catalogue;
using TelegramAdmin.Core.Payments.Recharging;
using TelegramAdmin.Core.Payments.Reconciling;
using TelegramAdmin.Core.Payments.Stripe;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Payments;

public static class PaymentRows
{
    extension(AppDbContext db)
    {
        public DbSet<Product> Products => db.Set<Product>();

        public DbSet<ProductPrice> ProductPrices => db.Set<ProductPrice>();

        public DbSet<Payment> Payments => db.Set<Payment>();

        public DbSet<PaymentStep> PaymentSteps => db.Set<PaymentStep>();

        public DbSet<Refund> Refunds => db.Set<Refund>();

        public DbSet<Dispute> Disputes => db.Set<Dispute>();

        public DbSet<StripeEvent> StripeEvents => db.Set<StripeEvent>();

        public DbSet<StripeCustomer> StripeCustomers => db.Set<StripeCustomer>();

        public DbSet<Subscription> Subscriptions => db.Set<Subscription>();

        public DbSet<AutoRecharge> AutoRecharges => db.Set<AutoRecharge>();

        public DbSet<ReconciliationRun> ReconciliationRuns => db.Set<ReconciliationRun>();

        public DbSet<ReconciliationFinding> ReconciliationFindings => db.Set<ReconciliationFinding>();

        public DbSet<RevenueDay> RevenueDays => db.Set<RevenueDay>();
    }
}
