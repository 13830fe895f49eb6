using System.Diagnostics;

namespace TelegramAdmin.Core.Telemetry;

/// <summary>Work that another thread does, such as the database's only writer, stays within the trace of whoever asked for it.</summary>
internal static class TracedWork
{
    public static Func<TIn, Task<TOut>> Of<TIn, TOut>(Func<TIn, Task<TOut>> work) => Activity.Current is { } caller && EngineTraces.Here != default ? input => UnderAsync(caller, work, input) : work;

    private static async Task<TOut> UnderAsync<TIn, TOut>(Activity caller, Func<TIn, Task<TOut>> work, TIn input)
    {
        Activity.Current = caller;
        return await work(input);
    }
}
