using TelegramAdmin.Core.Channels.Collecting.Storing;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Collecting.Running;

/// <summary>
/// Reads what is new, page by page down to the newest post that is known. Until the last of these pages is here, <see cref="TrackedChannel.NewestMessageId"/>
/// stays where it was, so that a restart goes on in the middle and leaves no gap.
/// </summary>
internal sealed class NewestStep(StepDesk desk, StorePosts store, HistoryStep history) : PageStep(desk)
{
    protected override Task<long> BeforeAsync(TrackedChannel channel, CancellationToken cancellation) => Task.FromResult(channel.CatchUpBelow ?? 0);

    protected override async Task KeepAsync(AppDbContext db, TrackedChannel channel, Page page)
    {
        if (channel.NewestMessageId is not { } newest)
        {
            await BeginAsync(db, channel, page);
            return;
        }
        await store.RunAsync(db, channel, SeenPosts.Page(page.Posts, page.Before, channel.OldestMessageId, page.AskedAt));
        if (channel.CatchUpBelow.GetValueOrDefault() != page.Before)
            return; // It was asked for before something else moved on.
        if (page.Posts.Count > 0 && page.Posts[^1].MessageId > newest)
            (channel.CatchUpNewest, channel.CatchUpBelow) = (channel.CatchUpNewest ?? page.Posts[0].MessageId, page.Posts[^1].MessageId);
        else
            End(channel, page);
    }

    private void End(TrackedChannel channel, Page page)
    {
        var top = channel.CatchUpNewest ?? (page.Posts.Count > 0 ? page.Posts[0].MessageId : 0);
        channel.NewestMessageId = Math.Max(channel.NewestMessageId!.Value, top);
        (channel.CatchUpNewest, channel.CatchUpBelow) = (null, null);
        channel.NextLookAt = PlanWork.NextLook(channel, Desk.Now);
    }

    // The first page of all: the history begins with it.
    private async Task BeginAsync(AppDbContext db, TrackedChannel channel, Page page)
    {
        if (page.Posts.Count > 0)
            (channel.NewestMessageId, channel.OldestMessageId) = (page.Posts[0].MessageId, page.Posts[0].MessageId + 1);
        else
            (channel.NewestMessageId, channel.OldestMessageId) = (0, 1); // Nothing was posted yet.
        await history.TakeAsync(db, channel, page.Posts, page.AskedAt);
        channel.NextLookAt = PlanWork.NextLook(channel, Desk.Now);
    }
}
