namespace TelegramAdmin.Core.Storage;

/// <summary>What a loop begins with: a database that is gone for a moment must not keep it from ever running.</summary>
internal static class UntilItAnswers
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public static async Task<T> RunAsync<T>(Func<Task<T>> work, TimeProvider time, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                return await work();
            }
            catch (StorageUnavailableException)
            {
                await Task.Delay(Pause, time, cancellation);
            }
        }
    }

    public static Task RunAsync(Func<Task> work, TimeProvider time, CancellationToken cancellation) => RunAsync(async () =>
    {
        await work();
        return true;
    }, time, cancellation);
}
