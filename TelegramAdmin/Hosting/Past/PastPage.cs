using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Hosting.Past;

/// <summary>What the parts of the past are written with.</summary>
/// <param name="Team">Who answers: id and name, in the order of <see cref="PastMatter.Operator"/>.</param>
internal sealed record PastPage(AppDbContext Db, PastPlan Plan, BotId Bot, IReadOnlyList<(long Id, string Name)> Team, PastCounts Counts)
{
    public static WorkspaceId Home => WorkspaceId.Default;

    public DateTimeOffset Now => Plan.Now;

    /// <summary>Rows of one kind, numbered in this order.</summary>
    public async Task AddAsync<T>(IEnumerable<T> rows)
        where T : class
    {
        Db.Set<T>().AddRange(rows);
        await Db.SaveChangesAsync();
    }
}
