using Microsoft.Extensions.Hosting;

namespace TelegramAdmin.Sandbox;

/// <summary>The sandbox is a guest in its process: signals such as SIGTERM are the owner's business.</summary>
internal sealed class GuestLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
