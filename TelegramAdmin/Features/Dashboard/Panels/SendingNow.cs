using TelegramAdmin.Core.Campaigns.Broadcasts;
using TelegramAdmin.Core.Campaigns.Broadcasts.Reading;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Features.Dashboard.Panels;

/// <summary>The broadcasts that run, and how fast.</summary>
public sealed record SendingNow(IReadOnlyList<SendingCampaign> Campaigns)
{
    private const int Most = 3;

    public static SendingNow None { get; } = new([]);

    public static async Task<SendingNow> ReadAsync(BroadcastReader broadcasts, WorkspaceId workspace)
    {
        var running = await broadcasts.ListAsync(workspace, [BroadcastState.Running], null, null, Most);
        var campaigns = new List<SendingCampaign>();
        foreach (var row in running.Take(Most))
            campaigns.Add(new SendingCampaign(row, await broadcasts.RateAsync(workspace, row.Broadcast.Id)));
        return new SendingNow(campaigns);
    }
}

/// <param name="Rate">Messages a second over the last minute.</param>
public sealed record SendingCampaign(BroadcastRow Row, double Rate);
