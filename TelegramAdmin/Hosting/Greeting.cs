using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using TelegramAdmin.Components.Layout;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Nodes;

namespace TelegramAdmin.Hosting;

/// <summary>Says on the console where to go, once the app listens.</summary>
[OnEveryNode]
internal sealed class Greeting(IHostApplicationLifetime lifetime, IServer server, IOptions<ShellOptions> shell, CreateAdmin admins, SetupLink setup, AppSettings settings) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        var url = (settings.Engine.PublicUrl?.AbsoluteUri ?? server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? settings.Url).TrimEnd('/');
        Console.WriteLine();
        Console.WriteLine($"  TelegramAdmin   {url}");
        if (shell.Value.SandboxUrl is { } sandbox)
            Console.WriteLine($"  Sandbox phones  {sandbox}   nothing reaches Telegram");
        if (await admins.IsFirstAsync())
            Console.WriteLine($"  First owner     {url}{setup.Path}   works once");
        Console.WriteLine();
    }
}
