using TelegramAdmin.Core.Campaigns.Broadcasts;
using TelegramAdmin.Core.Campaigns.Broadcasts.Reading;
using TelegramAdmin.Core.Payments.Reading;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Analytics;

/// <summary>What the frame of each page tells beside <see cref="LiveStatus"/>. Read at most every three seconds for all who have a page open.</summary>
public sealed class FrameReader(BroadcastReader broadcasts, FindingReader findings, TimeProvider time)
{
    private const int MostRunning = 20;

    private readonly SharedRead<WorkspaceId, FrameNumbers> _shared = new(TimeSpan.FromSeconds(3), time);

    public Task<FrameNumbers> ReadAsync(WorkspaceId workspace) => _shared.GetAsync(workspace, () => LoadAsync(workspace));

    private async Task<FrameNumbers> LoadAsync(WorkspaceId workspace)
    {
        var running = await broadcasts.ListAsync(workspace, [BroadcastState.Running], null, null, MostRunning);
        return new FrameNumbers(await findings.CountAsync(workspace), running.Sum(r => r.Counts.Done), running.Sum(r => r.Counts.ToSend));
    }
}

/// <param name="ToSettle">Payments on which the books differ.</param>
/// <param name="Sent">How far the broadcasts that run have got, all together.</param>
public sealed record FrameNumbers(int ToSettle, long Sent, long ToSend);
