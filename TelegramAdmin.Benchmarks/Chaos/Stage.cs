using TelegramAdmin.Benchmarks.Chaos.Counting;
using TelegramAdmin.Benchmarks.Chaos.Traffic;
using TelegramAdmin.Benchmarks.Chaos.Troubles;
using TelegramAdmin.Benchmarks.Running;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Sandbox;

namespace TelegramAdmin.Benchmarks.Chaos;

/// <summary>The product as a process of its own, with Telegram, Stripe and the database around it, all of which a trouble may take away.</summary>
internal sealed class Stage : IAsyncDisposable
{
    private readonly Dictionary<string, string> _environment = [];
    private ProductProcess? _product;

    private Stage(Scale scale, Home home, SandboxServer sandbox, PostgresCluster? cluster, SmallDisk? disk, Crowd crowd) =>
        (Scale, Home, Sandbox, Cluster, Disk, Crowd) = (scale, home, sandbox, cluster, disk, crowd);

    public Scale Scale { get; }

    public Home Home { get; }

    public SandboxServer Sandbox { get; }

    /// <summary>Null on SQLite.</summary>
    public PostgresCluster? Cluster { get; }

    public SmallDisk? Disk { get; }

    public Crowd Crowd { get; }

    public Timing Timing { get; } = new();

    public ProductProcess Product => _product ?? throw new InvalidOperationException("The product does not run.");

    public MovableClock? Clock { get; private set; }

    public static async Task<Stage> SetAsync(Scenario scenario, Scale scale, DatabaseProvider provider)
    {
        var disk = scenario.NeedsSmallDisk ? await SmallDisk.MountAsync() : null;
        var cluster = provider == DatabaseProvider.Postgres ? await PostgresCluster.StartAsync(disk?.Folder) : null;
        var home = await Home.CreateAsync(provider, provider == DatabaseProvider.Sqlite ? disk?.Folder : null);
        var sandbox = await SandboxServer.StartAsync(new SandboxOptions());
        sandbox.World.Faults = TelegramTroubles.Usual;
        sandbox.Stripe.WebhookUrl = new Uri(home.Url, "stripe/webhook");
        sandbox.Stripe.Delivery = TelegramTroubles.UsualEvents;
        var stage = new Stage(scale, home, sandbox, cluster, disk, await Crowd.GatherAsync(home, sandbox, scale));
        if (scenario.NeedsClock)
            stage.Clock = new MovableClock(home.Folder, stage._environment);
        return stage;
    }

    public async Task StartProductAsync()
    {
        string[] stripe = ["--Stripe:ApiUrl", Sandbox.StripeUrl.AbsoluteUri, "--Stripe:SecretKey", Sandbox.Stripe.SecretKey, "--Stripe:WebhookSecret", Sandbox.Stripe.WebhookSecret];
        _product = await ProductProcess.StartAsync(Home, Sandbox, cores: null, more: stripe, environment: _environment);
    }

    /// <summary>Another product on the same data folder, at an address of its own; throws where it refuses to start.</summary>
    public Task<ProductProcess> StartSecondAsync()
    {
        var url = new Uri($"http://127.0.0.1:{FreePort.Next()}");
        return ProductProcess.StartAsync(Home, Sandbox, cores: null, url, ["--urls", url.AbsoluteUri]);
    }

    public async Task KillProductAsync()
    {
        await Product.KillAsync();
        await Product.DisposeAsync();
        _product = null;
    }

    /// <summary>What it warned of last, to see why something went wrong.</summary>
    public string LastWords() => string.Join('\n', _product?.Warnings.TakeLast(8).Select(w => $"    {w}") ?? []);

    public async ValueTask DisposeAsync()
    {
        if (_product is not null)
            await _product.DisposeAsync();
        await Sandbox.DisposeAsync();
        await Home.DisposeAsync();
        if (Cluster is not null)
            await Cluster.DisposeAsync();
        if (Disk is not null)
            await Disk.DisposeAsync();
    }
}
