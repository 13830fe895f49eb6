namespace TelegramAdmin.Hosting;

/// <summary>Lets a page end the app and have it begin anew in the same process: what is staged takes place in between.</summary>
public sealed class Restart(IHostApplicationLifetime lifetime)
{
    public bool IsAsked { get; private set; }

    /// <summary>What of this run still has to end before the next one begins.</summary>
    internal Task Ended { get; set; } = Task.CompletedTask;

    public void Ask()
    {
        IsAsked = true;
        lifetime.StopApplication();
    }
}
