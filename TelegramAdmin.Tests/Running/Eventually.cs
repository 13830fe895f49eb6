namespace TelegramAdmin.Tests.Running;

/// <summary>Waits for what happens by itself, and says what did not.</summary>
public static class Eventually
{
    public static async Task TrueAsync(Func<Task<bool>> condition, string what, TimeSpan? patience = null)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        var deadline = DateTime.UtcNow + (patience ?? RunningApp.Patience);
        while (!await condition())
        {
            Assert.True(DateTime.UtcNow < deadline, $"It did not happen in time: {what}");
            await timer.WaitForNextTickAsync();
        }
    }

    public static Task TrueAsync(Func<bool> condition, string what, TimeSpan? patience = null) => TrueAsync(() => Task.FromResult(condition()), what, patience);
}
