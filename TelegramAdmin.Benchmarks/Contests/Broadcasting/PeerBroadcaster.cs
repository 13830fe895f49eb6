using TelegramAdmin.Benchmarks.Contests.Programs;

namespace TelegramAdmin.Benchmarks.Contests.Broadcasting;

/// <summary>A peer with a script that sends what is left and then ends.</summary>
internal sealed class PeerBroadcaster : IBroadcaster
{
    private readonly PeerStage _stage;
    private NodeScript? _sending;

    private PeerBroadcaster(PeerStage stage) => _stage = stage;

    public static async Task<IBroadcaster> PrepareAsync(Peer peer, Audience audience)
    {
        var stage = await PeerStage.SetAsync(peer, audience.Sandbox, audience.Bot, audience.Readers);
        if (peer.HasQueue)
            await stage.RunAsync("prepare");
        return new PeerBroadcaster(stage);
    }

    public Task StartAsync()
    {
        _sending = _stage.Start("send");
        return Task.CompletedTask;
    }

    public async Task KillAsync()
    {
        await _sending!.KillAsync();
        await _sending.DisposeAsync();
    }

    public Task<bool> HasEndedAsync() => Task.FromResult(_sending!.HasEnded);

    public Task<IReadOnlySet<long>> UnknownAsync() => Task.FromResult<IReadOnlySet<long>>(new HashSet<long>());

    public async ValueTask DisposeAsync()
    {
        if (_sending is not null)
            await _sending.DisposeAsync();
        await _stage.DisposeAsync();
    }
}
