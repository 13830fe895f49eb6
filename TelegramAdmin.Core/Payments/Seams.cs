using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Payments.Reconciling;
using TelegramAdmin.Core.Storage;

#pragma warning disable CA1801, CA1822, IDE0060, CS1998, CA1812, CA2007

namespace TelegramAdmin.Core.Payments
{
    public sealed class SendPaymentLink
    {
        public async Task<Result<Payment>> RunAsync(WorkspaceId workspace, long paymentId, long? adminId) => Seam.Missing;
    }

    internal static class Seam
    {
        public static Failure Missing { get; } = new(FailureKind.Unavailable, "seam", "This part is not merged yet.");
    }
}

namespace TelegramAdmin.Core.Payments.Reconciling
{
    public sealed class Reconcile
    {
        public async Task<Result<ReconciliationRun>> RunAsync() => Seam.Missing;
    }

    public sealed class SettleFinding
    {
        public async Task<Result<ReconciliationFinding>> RepairAsync(WorkspaceId workspace, long findingId, long? adminId) => Seam.Missing;

        public async Task<Result<ReconciliationFinding>> DismissAsync(WorkspaceId workspace, long findingId, long? adminId) => Seam.Missing;
    }
}
