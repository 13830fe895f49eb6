using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Audiences;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns.Gifts.Running;

/// <summary>Makes recipients of the audience in steps, each person once. Where it stands lies on the gift, so that a restart goes on there.</summary>
public sealed class ListGiftPeople(IDatabase database, AudienceQuery audiences, HoldGift hold, EventBus events, TimeProvider time)
{
    private const int AtOnce = 1_000;

    // Bots as ReachField counts them: those that send and reach the person; the one that came to reach them last knows them best.
    private const string Reaching = """
        (SELECT r.bot_id FROM reachability r JOIN bots b ON b.id = r.bot_id
         WHERE r.workspace_id = p.workspace_id AND r.chat_id = p.telegram_user_id AND r.is_reachable = @true AND b.state IN (2, 3, 4)
         ORDER BY r.since DESC, r.bot_id LIMIT 1)
        """;

    /// <returns>Whether anything moved.</returns>
    public async Task<bool> RunAsync(GiftCampaign gift, CancellationToken cancellation)
    {
        var written = await audiences.WriteAsync(gift.ReadAudience(), gift.WorkspaceId, time.GetUtcNow(), cancellation);
        if (!written.TryGet(out var audience, out var unclear))
            return await hold.RunAsync(gift, unclear, cancellation) > 0;
        return await database.WriteAsync(gift.WorkspaceId, db => ListAsync(db, gift.Id, audience), cancellation);
    }

    private async Task<bool> ListAsync(AppDbContext db, long id, WrittenAudience audience)
    {
        if (await db.GiftCampaigns.AsTracking().FirstOrDefaultAsync(g => g.Id == id && g.State == GiftState.Running && g.ListedAt == null) is not { } gift)
            return false;
        var room = await RoomAsync(db, gift);
        var (people, last) = room == 0 ? (0, null) : await NextAsync(db, gift, audience, room);
        if (last is { } border)
        {
            await InsertAsync(db, gift, audience, border);
            gift.ListedUpTo = border;
        }
        if (people < AtOnce)
            gift.ListedAt = time.GetUtcNow();
        if (people == room && room < AtOnce && (await NextAsync(db, gift, audience, 1)).People > 0)
            gift.Trouble = string.Create(CultureInfo.InvariantCulture, $"The budget is enough for {gift.MostPeople:N0} people; whoever else matches gets nothing.");
        db.AfterCommit(() => events.Publish(new GiftChanged(gift.WorkspaceId, gift.Id)));
        return true;
    }

    // People may have come since the budget was checked. An offer goes to everybody: who takes it is limited then.
    private static async Task<int> RoomAsync(AppDbContext db, GiftCampaign gift)
    {
        if (gift is not { Kind: GiftKind.Given, MostPeople: { } most })
            return AtOnce;
        var listed = await db.GiftRecipients.CountAsync(r => r.GiftId == gift.Id);
        return (int)Math.Clamp(most - listed, 0, AtOnce);
    }

    private static async Task<(int People, long? Last)> NextAsync(AppDbContext db, GiftCampaign gift, WrittenAudience audience, int most)
    {
        var next = (0, (long?)null);
        await db.Session.ForEachAsync(
            $"SELECT COUNT(*), MAX(q.telegram_user_id) FROM (SELECT p.telegram_user_id FROM people p WHERE {audience.Where} AND p.telegram_user_id > @after ORDER BY p.telegram_user_id LIMIT @most) q",
            [gift], (p, g) => audience.Bind(p).Add("@after", g.ListedUpTo ?? long.MinValue).Add("@most", (long)most),
            (_, row) => next = ((int)row.GetInt64(0), row.IsDBNull(1) ? null : row.GetInt64(1)));
        return next;
    }

    private static Task InsertAsync(AppDbContext db, GiftCampaign gift, WrittenAudience audience, long border) => db.Session.RunAsync(
        $"""
        INSERT INTO gift_recipients (workspace_id, gift_id, telegram_user_id, bot_id, state, returned)
        SELECT p.workspace_id, @gift, p.telegram_user_id, {Reaching}, 1, 0 FROM people p
        WHERE {audience.Where} AND p.telegram_user_id > @after AND p.telegram_user_id <= @border
        ON CONFLICT (gift_id, telegram_user_id) DO NOTHING
        """,
        p => audience.Bind(p).Add("@gift", gift.Id).Add("@true", true).Add("@after", gift.ListedUpTo ?? long.MinValue).Add("@border", border));
}
