using System.Diagnostics;
using TelegramAdmin.Benchmarks.Reporting;
using TelegramAdmin.Benchmarks.Running;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Channels.Accounts;
using TelegramAdmin.Core.Channels.Accounts.Entering;
using TelegramAdmin.Core.Channels.Accounts.Opening;
using TelegramAdmin.Core.MtProto;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Sandbox;

namespace TelegramAdmin.Benchmarks.Channels;

/// <summary>
/// Memory of 200 accounts that are known and 10 that are open in the native TDLib. Nobody signs in without Telegram, so the ten stand before
/// their sign-in: what TDLib keeps of chats comes on top, and <c>IsWorn</c> bounds it.
/// </summary>
internal static class AccountBenchmark
{
    private const int Known = 200;
    private const int Opened = 10;

    public static async Task MeasureAsync(BenchmarkRun run, DatabaseProvider provider)
    {
        await using var home = await Home.CreateAsync(provider);
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions());
        await using var engine = await Engine.OpenAsync(home, sandbox);
        var (add, reader, open) = (engine.Service<AddAccount>(), engine.Service<AccountReader>(), engine.Service<OpenSession>());
        var ids = new List<long>();
        for (var i = 0; i < Known; i++)
            ids.Add((await add.RunAsync(WorkspaceId.Default, new AccountDraft($"Account {i}", ApiId: 12345, ApiHash: new string('a', 32)), Actor.System)).Value);
        var before = Resident();
        var clients = new List<TdClient>();
        foreach (var id in ids.Take(Opened))
            clients.Add((await open.RunAsync((await reader.FindAsync(WorkspaceId.Default, id))!, null, default)).Value);
        var after = Resident();
        run.Report(new Figure("memory with 200 accounts, 10 open", provider, after, "MiB", Better.Less, 600, $"{before:0} MiB before they were opened; {(after - before) / Opened:0.0} for each, TDLib's code included"));
        foreach (var client in clients)
            await client.CloseAsync();
    }

    private static double Resident()
    {
        using var self = Process.GetCurrentProcess();
        return self.WorkingSet64 / 1024.0 / 1024.0;
    }
}
