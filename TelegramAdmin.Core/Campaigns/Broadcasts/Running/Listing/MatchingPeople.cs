using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Audiences;
using TelegramAdmin.Core.Campaigns.OptingOut;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Storage.Reading;
using TelegramAdmin.Core.Users;
using TelegramAdmin.Core.Users.Countries;

namespace TelegramAdmin.Core.Campaigns.Broadcasts.Running.Listing;

/// <summary>Who matches a broadcast's audience now, some at a time.</summary>
internal sealed class MatchingPeople(IDatabase database, AudienceQuery audiences, TimeProvider time)
{
    public async Task<Result<IReadOnlyList<long>>> NextAsync(Broadcast broadcast, int most, CancellationToken cancellation)
    {
        if (!(await audiences.WriteAsync(broadcast.ReadAudience(), broadcast.WorkspaceId, time.GetUtcNow(), cancellation)).TryGet(out var written, out var failure))
            return failure;
        await using var db = database.Read(broadcast.WorkspaceId);
        return Result(await db.QueryAsync(
            $"SELECT p.telegram_user_id FROM people p WHERE {written.Where} AND p.telegram_user_id > @after ORDER BY p.telegram_user_id LIMIT @most",
            command =>
            {
                written.Bind(command);
                command.Bind(written.Provider, "@after", broadcast.ListedUpTo ?? long.MinValue);
                command.Bind(written.Provider, "@most", most);
            }, row => row.GetInt64(0), cancellation));
    }

    public static async Task<HashSet<long>> OptedOutAsync(AppDbContext db, Broadcast broadcast, IReadOnlyCollection<long> people) =>
        broadcast.CategoryId is not { } category ? []
            : await db.OptOuts.Where(o => o.CategoryId == category && people.Contains(o.TelegramUserId)).Select(o => o.TelegramUserId).ToHashSetAsync();

    /// <summary>Each person's time zone, where something tells.</summary>
    public static async Task<IReadOnlyDictionary<long, TimeZoneInfo>> ZonesAsync(AppDbContext db, IReadOnlyCollection<long> people, TimeZoneInfo otherwise) =>
        (await db.KnownPeople.Where(p => people.Contains(p.TelegramUserId)).Select(p => new { p.TelegramUserId, p.TimeZone, p.Country }).ToListAsync())
            .ToDictionary(p => p.TelegramUserId, p => CountryZones.Of(p.TimeZone, p.Country, otherwise));

    private static Result<IReadOnlyList<long>> Result(IReadOnlyList<long> people) => new List<long>(people);
}
