using TelegramAdmin.Benchmarks.Running;
using TelegramAdmin.Benchmarks.Sending;
using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Sandbox;

namespace TelegramAdmin.Benchmarks.Chaos.Traffic;

/// <summary>Who takes part. Each person is in one stream only and does one thing, so that what they got says what was lost or doubled.</summary>
/// <param name="News">Carries the broadcast.</param>
/// <param name="Desk">Is written to and sells, by webhook.</param>
/// <param name="Relay">Is written to, by getUpdates, and carries what the program posts.</param>
internal sealed record Crowd(SandboxBot News, SandboxBot Desk, SandboxBot Relay, long Broadcast, string ApiKey)
{
    public required IReadOnlyList<SandboxPerson> Readers { get; init; }

    /// <summary>In turns to the one and the other bot, see <see cref="AskedBot"/>.</summary>
    public required IReadOnlyList<SandboxPerson> Askers { get; init; }

    public required IReadOnlyList<SandboxPerson> Addressees { get; init; }

    public required IReadOnlyList<SandboxPerson> Buyers { get; init; }

    public IReadOnlyList<SandboxBot> Bots => [News, Desk, Relay];

    public SandboxBot AskedBot(int asker) => asker % 2 == 0 ? Desk : Relay;

    public static async Task<Crowd> GatherAsync(Home home, SandboxServer sandbox, Scale scale)
    {
        var world = sandbox.World;
        var (news, desk, relay) = (world.AddBot("news_bot", "News"), world.AddBot("desk_bot", "Desk"), world.AddBot("relay_bot", "Relay"));
        var readers = world.AddAudience(news, scale.Readers);
        var askers = Enumerable.Range(0, scale.Askers).SelectMany(i => world.AddAudience(i % 2 == 0 ? desk : relay, 1)).ToList();
        await using var engine = await Engine.OpenAsync(home, sandbox);
        await engine.AddBotsAsync([news], ReceiveMode.Polling);
        await AutumnBroadcast.KnowAsync(engine, news, readers);
        var broadcast = await AutumnBroadcast.StartAsync(engine, readers.Count);
        // These are left for the product to connect, since it must tell Telegram where its webhook is.
        await engine.Service<AddBot>().RunAsync(WorkspaceId.Default, desk.Token, ReceiveMode.Webhook);
        await engine.Service<AddBot>().RunAsync(WorkspaceId.Default, relay.Token, ReceiveMode.Polling);
        var key = (await engine.Service<CreateApiKey>().RunAsync(WorkspaceId.Default, new NewApiKey("a program", ApiScopes.MessagesSend), "chaos")).Value.Key;
        return new Crowd(news, desk, relay, broadcast, key)
        {
            Readers = readers, Askers = askers, Addressees = world.AddAudience(relay, scale.Sends), Buyers = world.AddAudience(desk, scale.Buyers),
        };
    }
}
