using System.Globalization;
using TelegramAdmin.Benchmarks.Running;

namespace TelegramAdmin.Benchmarks.Chaos.Troubles;

/// <summary>What happens to the product's process.</summary>
internal static class ProcessTroubles
{
    /// <summary>kill -9, again and again; each time it is started anew and has sent something before the next.</summary>
    public static async Task KillAsync(Stage stage)
    {
        for (var kill = 0; kill < stage.Scale.Kills; kill++)
        {
            await stage.KillProductAsync();
            var before = stage.Sandbox.World.Counters.Sends;
            await stage.StartProductAsync();
            await Eventually.TrueAsync(() => stage.Sandbox.World.Counters.Sends > before + 5, TimeSpan.FromSeconds(20));
            await Task.Delay(Random.Shared.Next(50, 900));
        }
    }

    /// <summary>It stands still, as a suspended machine does, and goes on.</summary>
    public static async Task FreezeAsync(Stage stage)
    {
        await Commands.RunAsync("kill", "-STOP", Id(stage));
        await Task.Delay(stage.Scale.Outage);
        await Commands.RunAsync("kill", "-CONT", Id(stage));
    }

    /// <summary>Somebody starts it once more on the same data folder. It may refuse; it may not do anything twice.</summary>
    public static async Task StartSecondAsync(Stage stage)
    {
        try
        {
            await using var second = await stage.StartSecondAsync();
            await Task.Delay(stage.Scale.Outage);
            Console.WriteLine("  a second process ran beside the first");
        }
        catch (InvalidOperationException)
        {
            Console.WriteLine("  the second process refused to start");
        }
    }

    private static string Id(Stage stage) => stage.Product.Id.ToString(CultureInfo.InvariantCulture);
}
