namespace TelegramAdmin.Core.Telemetry;

/// <summary>Work that another thread does, the database's only writer, stays within the trace and the scopes of the log of whoever asked for it.</summary>
internal static class TracedWork
{
    public static Func<TIn, Task<TOut>> Of<TIn, TOut>(Func<TIn, Task<TOut>> work) => ExecutionContext.Capture() is { } caller ? input => Run(caller, work, input) : work;

    private static Task<TOut> Run<TIn, TOut>(ExecutionContext caller, Func<TIn, Task<TOut>> work, TIn input)
    {
        Task<TOut>? done = null;
        ExecutionContext.Run(caller, _ => done = work(input), null);
        return done!;
    }
}
