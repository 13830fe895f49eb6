using TelegramAdmin.Core.Channels.Collecting.Progress;
using TelegramAdmin.Core.Channels.Collecting.Storing;
using TelegramAdmin.Core.Channels.Sources;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Collecting.Running;

/// <summary>
/// Reads the history, page by page down to the wanted depth. How far it got moves in the transaction that keeps the page: after a kill it goes on with
/// the next page, with no gap and nothing twice.
/// </summary>
internal sealed class HistoryStep(StepDesk desk, StorePosts store, HistoryProgress progress) : PageStep(desk)
{
    /// <param name="posts">What lies next below <see cref="TrackedChannel.OldestMessageId"/>; none at the beginning of the channel.</param>
    public async Task TakeAsync(AppDbContext db, TrackedChannel channel, IReadOnlyList<SourcePost> posts, DateTimeOffset askedAt)
    {
        var room = channel.HistoryLimit is { } limit ? Math.Max(0, limit - channel.HistoryRead) : int.MaxValue;
        var wanted = posts.TakeWhile(p => channel.HistorySince is not { } since || p.PostedAt >= since).Take(room).ToList();
        if (wanted.Count > 0)
        {
            await store.RunAsync(db, channel, SeenPosts.Page(wanted, channel.OldestMessageId!.Value, null, askedAt));
            channel.OldestMessageId = wanted[^1].MessageId;
            channel.HistoryRead += wanted.Count;
        }
        if (wanted.Count < posts.Count || posts.Count == 0 || channel.HistoryRead >= channel.HistoryLimit)
            channel.HistoryDoneAt = Desk.Now;
        db.AfterCommit(() => Note(channel, wanted.Count));
    }

    protected override Task<long> BeforeAsync(TrackedChannel channel, CancellationToken cancellation) => Task.FromResult(channel.OldestMessageId!.Value);

    protected override Task KeepAsync(AppDbContext db, TrackedChannel channel, Page page) =>
        channel.OldestMessageId == page.Before && channel.HistoryDoneAt is null ? TakeAsync(db, channel, page.Posts, page.AskedAt) : Task.CompletedTask;

    private void Note(TrackedChannel channel, int posts)
    {
        if (channel.HistoryDoneAt is null)
            progress.Note(channel.Id, posts);
        else
            progress.Forget(channel.Id);
    }
}
