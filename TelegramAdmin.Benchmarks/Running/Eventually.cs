namespace TelegramAdmin.Benchmarks.Running;

/// <summary>Waits for what happens by itself, and gives up quietly: the sums say what is missing.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task TrueAsync(Func<Task<bool>> condition, TimeSpan? patience = null)
    {
        var deadline = DateTime.UtcNow + (patience ?? Patience);
        while (!await condition() && DateTime.UtcNow < deadline)
            await Task.Delay(50);
    }

    public static Task TrueAsync(Func<bool> condition, TimeSpan? patience = null) => TrueAsync(() => Task.FromResult(condition()), patience);
}
