using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace TelegramAdmin.Core.Storage;

/// <summary>
/// The one model, whichever database holds it. Slices bring their own entities through their configurations, so Storage knows none of them.
/// A context is opened for one workspace and sees that one's rows only, or for all of them by background work that says so.
/// </summary>
public abstract class AppDbContext(DbContextOptions options) : DbContext(options)
{
    private readonly WriteSession? _session;
    private List<Action>? _afterCommit;

    /// <summary>The workspace whose rows are visible; null shows every workspace's.</summary>
    public WorkspaceId? Workspace { get; init; }

    /// <summary>The write transaction that this context is part of, for hand-written SQL beside EF.</summary>
    public WriteSession Session
    {
        get => _session ?? throw new InvalidOperationException("This context only reads. Writes go through IDatabase.WriteAsync.");
        internal init => _session = value;
    }

    private bool SeesAll => Workspace is null;

    private WorkspaceId Visible => Workspace ?? default;

    /// <summary>Runs <paramref name="action"/> once the transaction is durable; never if it is rolled back.</summary>
    public void AfterCommit(Action action) => (_afterCommit ??= []).Add(action);

    internal void RunAfterCommit()
    {
        foreach (var action in _afterCommit ?? [])
            action();
    }

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        _ = Session;
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(AppDbContext).Assembly);
        foreach (var entity in modelBuilder.Model.GetEntityTypes().Where(e => typeof(IWorkspaceOwned).IsAssignableFrom(e.ClrType)))
            entity.SetQueryFilter(WorkspaceFilter(entity));
        SnakeCaseNames.Apply(modelBuilder.Model);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<WorkspaceId>().HaveConversion<WorkspaceIdConverter>();
        configurationBuilder.Properties<BotId>().HaveConversion<BotIdConverter>();
    }

    private LambdaExpression WorkspaceFilter(IMutableEntityType entity)
    {
        var row = Expression.Parameter(entity.ClrType, "row");
        var context = Expression.Constant(this);
        var own = Expression.Equal(
            Expression.Property(row, nameof(IWorkspaceOwned.WorkspaceId)),
            Expression.Property(context, typeof(AppDbContext), nameof(Visible)));
        return Expression.Lambda(Expression.OrElse(Expression.Property(context, typeof(AppDbContext), nameof(SeesAll)), own), row);
    }

    private sealed class WorkspaceIdConverter() : ValueConverter<WorkspaceId, int>(id => id.Value, value => new WorkspaceId(value));

    private sealed class BotIdConverter() : ValueConverter<BotId, long>(id => id.Value, value => new BotId(value));
}
