using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Payments.Catalogue;
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

namespace TelegramAdmin.Core.Payments.Catalogue
{
    public sealed record PriceDraft(string Currency, long Amount);

    public sealed record ProductDraft
    {
        public required ProductKind Kind { get; init; }

        public required string Name { get; init; }

        public string? Description { get; init; }

        public ProductTexts Texts { get; init; } = ProductTexts.None;

        public long Credits { get; init; }

        public int PassLength { get; init; }

        public PassUnit PassUnit { get; init; } = PassUnit.Day;

        public bool Renews { get; init; }

        public ProductBadge? Badge { get; init; }

        public long? TierId { get; init; }

        public IReadOnlyList<PriceDraft> Prices { get; init; } = [];
    }

    public sealed class SaveProduct
    {
        public async Task<Result<Product>> RunAsync(WorkspaceId workspace, long? productId, ProductDraft draft) => Seam.Missing;
    }

    public sealed class ArchiveProduct
    {
        public async Task<Result<Product>> RunAsync(WorkspaceId workspace, long productId) => Seam.Missing;
    }

    public sealed class RestoreProduct
    {
        public async Task<Result<Product>> RunAsync(WorkspaceId workspace, long productId) => Seam.Missing;
    }

    public sealed class MoveProduct
    {
        public async Task<Result<Product>> RunAsync(WorkspaceId workspace, long productId, int position) => Seam.Missing;
    }

    public sealed class SyncCatalogue
    {
        public async Task<Result<int>> RunAsync(WorkspaceId workspace) => Seam.Missing;
    }

    public sealed class ResolveProduct
    {
        public async Task<Result<Product>> UseOursAsync(WorkspaceId workspace, long productId) => Seam.Missing;

        public async Task<Result<Product>> UseStripesAsync(WorkspaceId workspace, long productId) => Seam.Missing;
    }
}
