using System.Data.Common;
using TelegramAdmin.Core.Channels.Figures.Periods;
using TelegramAdmin.Core.Channels.Posts;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Storage.Reading;

namespace TelegramAdmin.Core.Channels.Figures.Facts;

/// <summary>Reads what figures need of many posts from the index alone. Notes of the channel itself are left out.</summary>
internal static class PostFactReader
{
    // The workspace is no column of the index; whoever asks has found the channel in its workspace.
    private const string Sql = """
        SELECT message_id, posted_at, kind, text_length, views, forwards, reactions, comments, views_at6_hours, views_at24_hours, edited_at, deleted_at, album_id
        FROM channel_posts WHERE channel_id = @channel AND posted_at >= @from AND posted_at < @to AND kind <> @service
        ORDER BY posted_at, message_id
        """;

    /// <returns>Oldest first.</returns>
    public static async Task<IReadOnlyList<PostFact>> PostFactsAsync(
        this AppDbContext db, DatabaseProvider provider, long channelId, DateTimeOffset from, DateTimeOffset to, ChannelPeriod period, CancellationToken cancellation)
    {
        var rows = await db.QueryAsync(Sql, Bind, row => (Fact: Read(row, provider, period), Album: Number(row, 12)), cancellation);
        return Joined(rows);

        void Bind(DbCommand command)
        {
            command.Bind(provider, "@channel", channelId);
            command.Bind(provider, "@from", from);
            command.Bind(provider, "@to", to);
            command.Bind(provider, "@service", (int)PostKind.Service);
        }
    }

    // Parts of an album follow each other: Telegram takes them in at once.
    private static List<PostFact> Joined(IReadOnlyList<(PostFact Fact, long? Album)> rows)
    {
        var facts = new List<PostFact>(rows.Count);
        long? last = null;
        foreach (var (fact, album) in rows)
        {
            if (album is not null && album == last)
                facts[^1] = facts[^1].With(fact);
            else
                facts.Add(fact);
            last = album;
        }
        return facts;
    }

    private static PostFact Read(DbDataReader row, DatabaseProvider provider, ChannelPeriod period)
    {
        var at = row.Time(provider, 1);
        return new PostFact(
            row.GetInt64(0), row.GetInt64(0), at, period.LocalOf(at), (PostKind)row.GetInt32(2), row.GetInt32(3), Number(row, 4), Small(row, 5), Small(row, 6), Small(row, 7), Number(row, 8), Number(row, 9),
            !row.IsDBNull(10), !row.IsDBNull(11));
    }

    private static long? Number(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);

    private static long? Small(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt32(column);
}
